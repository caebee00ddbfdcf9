import { describe, expect, test } from 'vitest';
import { readAudit, verdict } from '../../scripts/audit.mjs';

const report = (...severities: string[]): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      severities.map((severity, i) => [`p${i}`, { name: `p${i}`, severity, range: '<2.0.0' }]),
    ),
    metadata: { vulnerabilities: { total: severities.length } },
  });

describe('an audit', () => {
  test.each([
    [[], false, ['audit: no known vulnerability, those shipped']],
    [['moderate'], false, ['audit: moderate: p0 <2.0.0, those shipped']],
    [
      ['low', 'high'],
      true,
      ['audit: low: p0 <2.0.0, those shipped', 'audit: high: p1 <2.0.0, those shipped'],
    ],
    [['critical'], true, ['audit: critical: p0 <2.0.0, those shipped']],
  ])('that found %j in what is shipped', (severities, failed, lines) => {
    expect(verdict('those shipped', readAudit(report(...severities)), true)).toEqual({
      lines,
      failed,
    });
  });

  test('of tools lists what it found and fails on none of it', () => {
    const { lines, failed } = verdict('tools', readAudit(report('critical')), false);
    expect(lines).toEqual(['audit: critical: p0 <2.0.0, tools']);
    expect(failed).toBe(false);
  });

  test.each([
    ['no network', JSON.stringify({ error: { code: 'ENOTFOUND', summary: '' } }), 'ENOTFOUND'],
    [
      'a registry that does not answer such questions',
      JSON.stringify({ message: '405 - POST https://host.test/-/x', error: { summary: '' } }),
      '405 - POST the registry',
    ],
    ['nothing', '', 'npm gave no report'],
    ['half a report', report('critical').slice(0, 40), 'npm gave no report'],
    ['a report without a count', JSON.stringify({ vulnerabilities: {} }), 'npm gave no report'],
    ['null', 'null', 'npm gave no report'],
  ])('that could not ask (%s) says so, names no host and does not fail', (_, output, reason) => {
    const { lines, failed } = verdict('those shipped', readAudit(output), true);
    expect(lines).toEqual([
      `audit: NOT CHECKED, those shipped: the registry could not be asked (${reason})`,
    ]);
    expect(failed).toBe(false);
  });
});
