import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textFragment } from '../../src/search/core/text-fragment.ts';

const TEXT = '开展“e-电”服务，停电时先复电后抢修；A,B&C\n另一行也有复电';
const led = (hit: string, texts: readonly string[] = [TEXT]) =>
  decodeURIComponent(textFragment(hit, texts).replace('#:~:text=', ''));

describe('the fragment that leads to a hit', () => {
  it('reaches to the next punctuation on both sides', () => {
    assert.equal(led('复电后抢'), '停电时先复电后抢修');
    assert.equal(led('开'), '开展');
    assert.equal(led('停电时先复电后抢修'), '停电时先复电后抢修');
  });

  it('reaches over punctuation within the hit, and to the text’s own ends', () => {
    assert.equal(led('服务，停'), '服务，停电时先复电后抢修');
    assert.equal(led('也有'), '另一行也有复电');
  });

  it('goes on over punctuation that words are made with', () => {
    assert.equal(led('电', ['电子e-mail业务']), '电子e-mail业务');
    assert.equal(led('3', ['3.5亿元']), '3.5亿元');
  });

  it('writes the separators of fragments as no separators', () => {
    assert.equal(textFragment('a', ['a-b,c d']), '#:~:text=a%2Db%2Cc%20d');
    assert.equal(textFragment('a&b', ['a&b']), '#:~:text=a%26b');
  });

  it('is in the first text that has the hit, and none where none has', () => {
    assert.equal(led('复电', ['别的话', '这里说复电，']), '这里说复电');
    assert.equal(textFragment('复电', ['别的话']), '');
    assert.equal(textFragment('', ['别的话']), '');
  });
});
