import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { feedbackLink } from '../../src/policy/feedback.ts';

const PAGE = 'https://host/column/fj7/16/';

describe('a mistake is told', () => {
  it('by a mail whose subject names the page', () => {
    const link = new URL(feedbackLink('web@example.gov.cn', PAGE));
    assert.equal(link.protocol + link.pathname, 'mailto:web@example.gov.cn');
    assert.equal(link.searchParams.get('subject'), `纠错：${PAGE}`);
  });

  it("in a form that gets the page's address, beside what it has", () => {
    for (const form of ['https://host/form', 'http://host/form?kind=2']) {
      const link = new URL(feedbackLink(form, PAGE));
      assert.equal(link.searchParams.get('page'), PAGE);
      assert.equal(link.searchParams.get('kind'), form.includes('kind') ? '2' : null);
    }
  });
});
