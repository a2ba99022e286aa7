// One-line parts serve table cells, which cannot hold a line end.

/** Parts that several pages share, by name. */
export const partials = {
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

{{@root.headings.why}} {{why}}{{marks}}

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
  - {{this}}
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
