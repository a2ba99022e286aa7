// One-line parts serve table cells, which cannot hold a line end.

/** Parts that several pages share, by name. */
export const partials = {
  marks: '{{#if marks}} <sup>{{#each marks}}{{#unless @first}} · {{/unless}}[{{text}}]({{href}}){{/each}}</sup>{{/if}}',

  says: '{{#if isSilence}}*{{says}}*{{else}}{{says}}{{/if}}',

  formulas: '{{#each formulas}}<br>{{#if label}}{{label}}<br>{{/if}}{{code}}{{/each}}',

  reason: '{{#if reading}}<br><sub>{{@root.readingWord}} {{reading}}.</sub>{{/if}}',

  remark: '{{#if note}}<br><sub>{{note}}</sub>{{/if}}',

  spoken: '{{#if condition}}{{condition}} → {{/if}}{{> says}}{{> marks}}{{> formulas}}',

  entry: '{{> spoken}}{{> reason}}{{> remark}}',

  cellEntry: '{{#if isException}}*{{@root.headings.byException}}*, {{/if}}{{> spoken}}{{> remark}}',

  entries: '{{#each entries}}{{#unless @first}}<br>{{/unless}}{{#if ../isList}}• {{/if}}{{> cellEntry}}{{/each}}',

  part:
    '{{#if entries}}{{#if label}}**{{label}}**<br>{{/if}}{{> entries}}' +
    '{{else}}*{{#if label}}{{label}}{{@root.colon}}{{/if}}{{empty}}*{{/if}}',

  group: '{{#each parts}}{{#unless @first}}<br><br>{{/unless}}{{> part}}{{/each}}',

  over: '{{#if over}}<br><sub>{{@root.headings.over}} {{over}}</sub>{{/if}}',

  answer:
    '{{#if carvesOut}}{{carvesOut}}{{> marks entry}}{{> reason entry}}{{> remark entry}}{{else}}{{> entry entry}}{{> over}}{{/if}}',

  links: '{{#each links}}{{#unless @first}} · {{/unless}}[{{text}}]({{href}}){{/each}}',

  reading: `### {{anchor}}{{title}}

{{question}}

{{@root.headings.choices}}

{{#each choices}}
{{#if isAdopted}}
- **{{label}}** ({{@root.headings.adopted}})
{{else}}
- {{label}}
{{/if}}
{{/each}}

{{@root.headings.why}} {{why}}{{> marks}}

{{#if matters}}
{{@root.headings.whereItMatters}}

{{#each matters}}
- {{this}}
{{/each}}
{{/if}}

{{#if remark}}
*{{remark}}*
{{/if}}

`,

  alternatives: `{{#if alternatives}}
## {{@root.headings.alternatives}}

*{{@root.otherReadings}}*

{{#each alternatives}}
- {{reading}}
{{#each answers}}
  - {{place}} — {{> spoken entry}}{{> remark entry}}{{> over}}
{{/each}}
{{/each}}
{{/if}}
`,

  clauses: `{{#if clauses}}
## {{headings.clauses}}

| {{headings.clause}} | {{headings.section}} | {{headings.page}} |
| --- | --- | --- |
{{#each clauses}}
| {{anchor}}{{id}} | {{section}} | {{page}} |
{{/each}}
{{/if}}
`,
} as const
