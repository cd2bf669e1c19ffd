import { z } from 'zod';
import { EVENT_KINDS, type EventKind } from '../policy/schema/event.ts';
import { DUTY_HOLDERS } from '../policy/schema/notice.ts';
import { UNIT_CHANGE_KINDS } from '../policy/schema/unit-change.ts';

/**
 * The JSON files: the notice and its reforms for other programs, and for the search without an
 * index. Every `url` is a path from the site's root. The contact person is left out. What each
 * field means stands in the published JSON Schemas, which are made of these.
 */
const url = z
  .string()
  .regex(/^\//)
  .describe('从网站的根开始的路径，接在网站的地址（如 https://host/column）后面');
const day = z.iso.date();
const eventKind = z.enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]]);
const named = z.strictObject({
  id: z.string().describe('代号，网址的一部分，不变'),
  name: z.string().describe('通知里的名称'),
});

const today = z
  .string()
  .describe('编者注：通知成文以后更名、合并、分设的，今天怎样，如 今名某某局；没有变动的没有这一项')
  .optional();

const noticeFacts = {
  id: z.string().describe('通知的代号，网址的一部分，不变'),
  title: z.string().describe('通知的标题'),
  issuer: z.string().describe('发文机关'),
  signedOn: day.describe('成文日期'),
  publishedOn: day.describe('发布日期'),
  documentNumber: z.string().describe('发文字号；原文没有载明的没有这一项').optional(),
  sourceUrl: z.string().describe('官方网页的网址；没有登记的没有这一项').optional(),
  checkedOn: day.describe('编者对照官方网页核对的日期；没有登记的没有这一项').optional(),
  url,
};

const phrase = z.string().describe('所据的原文，一字不改');
const edited = z.string().describe('编者的话');

const reformSchema = z.strictObject({
  number: z.int().positive().describe('附件里的序号，不变'),
  title: z.string().describe('成果名称'),
  officialText: z.string().describe('附件里的原文，一字不改'),
  scope: z.string().describe('复制推广范围；通知没有写明的没有这一项').optional(),
  places: z.array(named).describe('复制推广范围是哪些地方；各地都推广的没有这一项').optional(),
  zones: z.array(named).describe('来源片区，按通知的次序'),
  units: z.array(named.extend({ today })).describe('牵头责任单位，按通知的次序'),
  topics: z.array(named).describe('本站分类（编者所加）'),
  points: z
    .array(
      z.strictObject({
        number: z.int().positive().describe('要点的编号，不变'),
        kind: z.string().describe('要点的种类'),
        text: z.string().describe('编者归纳的要点'),
        phrases: z.array(z.string()).describe('所据的原文，一字不改'),
        url,
      }),
    )
    .describe('复制要点（编者所加），每条附所据的原文'),
  change: z
    .strictObject({
      before: z.strictObject({ text: edited, phrase }).describe('原来怎样'),
      after: z.strictObject({ text: edited, phrase }).describe('改成怎样'),
    })
    .describe('推广前后的做法；原文没有写明两种做法的没有这一项')
    .optional(),
  figures: z
    .array(
      z.strictObject({
        value: z.string().describe('数字和单位，原文'),
        text: z.string().describe('编者写的数字的含义'),
        phrase,
      }),
    )
    .describe('原文写明的数字；没有的没有这一项')
    .optional(),
  flow: z
    .strictObject({
      actors: z.array(z.string()).describe('办事主体；原文没有写明由谁做的，写 原文未写明'),
      steps: z
        .array(z.strictObject({ actor: z.string().describe('由谁做'), text: edited, phrase }))
        .describe('各步，按先后'),
    })
    .describe('办理流程；原文没有写明的没有这一项')
    .optional(),
  remarks: z
    .string()
    .describe(
      '编者说明的文字（编者所写，不是通知的内容）：一段、一条、表格的一行各占一行，各格以制表符分开；没有编者说明的没有这一项',
    )
    .optional(),
  standing: z
    .string()
    .describe('现状（编者注）：最近一次变更，如 自2027年3月1日起停止执行；没有变更的没有这一项')
    .optional(),
  events: z
    .array(
      z.strictObject({
        kind: eventKind.describe('变更的种类'),
        on: day.describe('生效的日期'),
        noted: day.describe('本站注明的日期'),
        reason: edited.describe('原因，编者的话'),
        source: z.string().describe('依据'),
        by: z.array(url).describe('修订或替代它的成果的网址；没有的为空'),
      }),
    )
    .describe('通知以后的变更，先发生的在前（编者注）；没有的没有这一项')
    .optional(),
  predecessors: z
    .array(
      z.strictObject({
        kind: eventKind.describe('修订，或 被替代'),
        on: day.describe('生效的日期'),
        url: url.describe('被它修订或替代的成果的网址'),
      }),
    )
    .describe('它修订或替代的以前的成果（编者注）；没有的没有这一项')
    .optional(),
  url,
});

const withOtherNames = named.extend({
  otherNames: z.array(z.string()).describe('其他名称（编者注）'),
  url,
});

const unitEvents = z
  .array(
    z.strictObject({
      kind: z.enum(UNIT_CHANGE_KINDS).describe('更名、合并或分设'),
      on: z.string().describe('日期；只知道年月的写年月，只知道年份的写年份'),
      noted: day.describe('本站注明的日期；和单位的网页一起公布的没有这一项').optional(),
      source: z.string().describe('依据'),
      into: z
        .array(
          z.strictObject({
            id: z.string().describe('代号；本站没有它的网页的没有这一项').optional(),
            name: z.string().describe('更名后的名称，并入或分成的单位'),
            url: url.optional(),
          }),
        )
        .describe('更名后的名称，并入或分成的单位'),
    }),
  )
  .describe('单位的更名、合并、分设（编者注），先发生的在前；没有的没有这一项')
  .optional();

export const noticeFileSchema = z
  .strictObject({
    notice: z.strictObject({
      ...noticeFacts,
      shortTitle: z.string().describe('通知的简称'),
      qualifier: z.string().describe('在别处称它的各项时，序号前所加的名称，如 第七批'),
      clauses: z
        .array(
          z.strictObject({
            label: z.string().describe('条款的编号，如 二（二）'),
            heading: z.string().describe('条款的标题，原文'),
            printedHeading: z.string().describe('印出来的编号和标题，如 （二）逐项制定方案。'),
            text: z.string().describe('条款的原文，不含联系人'),
            paragraphs: z
              .array(z.string())
              .describe('条款下没有编号的各段，原文；没有的没有这一项')
              .optional(),
            url,
          }),
        )
        .describe('通知正文的条款'),
      passages: z
        .array(
          z.strictObject({
            label: z.string().describe('在通知的什么地方，如 抬头、落款'),
            text: z.string().describe('原文，不含联系人'),
            url,
          }),
        )
        .describe('条款以外的文字：标题、抬头、开头、落款、附件标题'),
      duties: z
        .array(
          z.strictObject({
            of: z
              .array(z.enum(DUTY_HOLDERS))
              .describe(
                '对谁的要求：all 各级各有关单位，leadUnit 牵头责任单位，provincialLeadUnit 省牵头责任单位，place 各地，office 接收报送的单位',
              ),
            who: z.string().describe('对谁的要求，原文；没有登记的没有这一项').optional(),
            task: z.string().describe('编者归纳的要求'),
            quote: z.string().describe('条款的原文，一字不改'),
            due: z.string().describe('原文里的时限；没有的没有这一项').optional(),
            until: day.describe('时限的最后一天；时限不是某一天的没有这一项').optional(),
            clause: z.string().describe('条款的编号，如 二（二）'),
            url,
          }),
        )
        .describe('通知提出的要求，时限是通知所定的'),
      citation: z.string().describe('公文引用的写法，不含原文没有载明的发文字号'),
    }),
    reforms: z.array(reformSchema).describe('附件里的各项成果，按序号'),
    units: z
      .array(withOtherNames.extend({ today, events: unitEvents }))
      .describe('这些成果的牵头责任单位'),
    zones: z.array(withOtherNames).describe('这些成果的来源片区'),
  })
  .meta({ title: '一个通知和它的各项成果' });
export type NoticeFile = z.infer<typeof noticeFileSchema>;

const cells = (what: string) =>
  z
    .array(
      z.strictObject({
        id: z.string().describe('平台、方式或服务对象的代号，网址的一部分').optional(),
        text: z.string().describe('编者归纳的几个字'),
        phrases: z.array(z.string()).describe('所据的原文，一字不改'),
      }),
    )
    .describe(`${what}；原文没有写明的没有这一项`)
    .optional();

export const reformFileSchema = z
  .strictObject({
    notice: z.strictObject(noticeFacts),
    reform: reformSchema.extend({
      card: z
        .strictObject({
          doers: cells('谁办'),
          served: cells('服务对象'),
          conditions: cells('前提条件'),
          platforms: cells('依托平台和采用方式'),
          builds: cells('要建成什么'),
          limits: cells('底线'),
        })
        .describe('落实卡（编者所加）；效果是种类为目标效果的要点')
        .optional(),
      questions: z
        .array(z.string())
        .describe('需自行明确：原文没有写明、由落实的单位和地方定的（编者所加）')
        .optional(),
    }),
    citation: z.string().describe('公文引用的写法，不含原文没有载明的发文字号'),
  })
  .meta({ title: '一项成果' });

export const listFileSchema = z
  .strictObject({
    title: z.string().describe('表的名称'),
    source: z.string().describe('出处'),
    reforms: z
      .array(reformSchema.extend({ notice: z.string().describe('所在通知的代号') }))
      .describe('一个单位、片区或分类的各项成果'),
  })
  .meta({ title: '一个单位、片区或分类的成果' });
