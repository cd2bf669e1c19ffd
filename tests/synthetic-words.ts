import { pick } from './random.ts';

/** The words of made-up reforms: the domain's own, so that an index meets them as often as in life. */
const ACTORS = [
  '海关',
  '企业',
  '银行',
  '登记中心',
  '项目业主',
  '建设单位',
  '税务部门',
  '口岸单位',
  '保险公司',
  '仲裁机构',
  '供电公司',
  '医疗机构',
  '船舶代理',
  '申报人',
  '监管部门',
];
const WAYS = [
  '通过国际贸易单一窗口',
  '依托信息化系统',
  '运用区块链技术',
  '基于大数据比对',
  '借助手机移动端',
  '根据预报数据',
  '按照告知承诺制',
  '采用电子签章',
  '联合第三方机构',
  '实行名录管理',
];
const ACTS = [
  '受理',
  '审核',
  '查验',
  '放行',
  '公示',
  '评估',
  '备案',
  '核销',
  '追溯',
  '预审',
  '抽查',
  '办结',
  '存证',
  '分拨',
  '监测',
  '归集',
  '比对',
  '推送',
];
const THINGS = [
  '申报单',
  '原产地证明',
  '抵押登记材料',
  '投标保函',
  '电子保单',
  '营业执照',
  '检疫处理记录',
  '信用证书',
  '健康码',
  '集装箱货物',
  '大宗散货',
  '保税货物',
  '用电申请',
  '行政处罚文书',
  '跨境电商订单',
  '职称评审材料',
  '台商投诉',
  '船员信息',
  'API信息',
  'GPS轨迹',
];
const AIMS = [
  '压缩办理时间',
  '节约物流成本',
  '防范执法纠纷',
  '提高通关效率',
  '便利群众办事',
  '加强事中事后监管',
  '实现全程网办',
  '落实首问负责',
  '减少纸质材料',
  '统一操作规程',
];
const MEASURES = ['万元', '个工作日', '千伏安', '标箱', '件'];
const SYLLABLES = [...'安博诚达恩丰格恒嘉康联民宁平启瑞盛泰维新信益永裕远泽正志中卓'];

type Random = () => number;

/** A word that no list has: what a real corpus is full of, and an index has to hold. */
const coined = (random: Random) =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, SYLLABLES)).join('');

/** A name for a reform. */
export const title = (random: Random) =>
  `${coined(random)}${pick(random, THINGS)}${pick(random, ACTS)}${pick(random, ['系统', '模式', '机制', '服务'])}`;

/** What one sentence says, clause by clause; at least one. */
export function clauses(random: Random): string[] {
  const limit = `${1 + Math.floor(random() * 900)}${pick(random, MEASURES)}`;
  const all = [
    `由${pick(random, ACTORS)}${pick(random, WAYS)}${pick(random, ACTS)}${pick(random, THINGS)}`,
    `对${limit}以${pick(random, ['下', '上'])}的${coined(random)}${pick(random, THINGS)}实行${pick(random, ACTS)}`,
    `${pick(random, ACTORS)}将${pick(random, THINGS)}交${coined(random)}${pick(random, ACTORS)}${pick(random, ACTS)}`,
    pick(random, AIMS),
  ];
  const some = all.filter(() => random() < 0.7);
  return some.length > 0 ? some : all.slice(0, 1);
}

/** The sentences of a paragraph, two to five. */
export const paragraph = (random: Random) =>
  Array.from({ length: 2 + Math.floor(random() * 4) }, () => clauses(random));
