// Layout only: every text that reaches a template is Markdown already. One-line partials serve table cells, which
// cannot hold a line end.

/** Parts that several pages share, by name. */
export const partials = {
  marks: '{{#if marks}} <sup>{{#each marks}}{{#unless @first}} · {{/unless}}[{{text}}]({{href}}){{/each}}</sup>{{/if}}',

  entry:
    '{{#if isAdopted}}{{#if isException}}*{{@root.headings.byException}}*, {{/if}}' +
    '{{#if condition}}{{condition}} → {{/if}}{{> says}}{{> marks}}' +
    '{{#if reading}}<br><sub>{{@root.readingWord}} {{reading}}</sub>{{/if}}' +
    '{{else}}<sub>*{{@root.otherReading}}* {{reading}}</sub><br><sub>{{#if condition}}{{condition}} → {{/if}}*{{says}}*</sub>{{> marks}}{{/if}}' +
    '{{#if note}}<br><sub>{{note}}</sub>{{/if}}',

  says: '{{#if isSilence}}*{{says}}*{{else}}{{says}}{{/if}}',

  cellEntry:
    '{{#if isException}}*{{@root.headings.byException}}*, {{/if}}{{#if condition}}{{condition}} → {{/if}}{{> says}}{{> marks}}' +
    '{{#each readingMarks}} <sup>[{{text}}]({{href}})</sup>{{/each}}{{#if note}}<br><sub>{{note}}</sub>{{/if}}',

  part:
    '{{#if label}}**{{label}}**<br>{{/if}}' +
    '{{#each entries}}{{#unless @first}}<br>{{/unless}}{{#if ../isList}}• {{/if}}{{> cellEntry}}{{else}}{{empty}}{{/each}}',

  group: '{{#each parts}}{{#unless @first}}<br><br>{{/unless}}{{> part}}{{/each}}',

  answer:
    '{{#if carvesOut}}{{carvesOut}}{{> marks entry}}' +
    '{{#if entry.reading}}<br><sub>{{@root.readingWord}} {{entry.reading}}</sub>{{/if}}' +
    '{{else}}{{> entry entry}}{{#if over}}<br><sub>{{@root.overWord}} {{over}}</sub>{{/if}}{{/if}}',

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

/** The index of a language. */
export const indexTemplate = `# {{title}}

{{> links}}


{{encodes}} {{sourceLanguage}}

{{#each editions}}
## {{title}}

{{days}}

{{#if tables}}
### {{@root.headings.tables}}

{{#each tables}}
- [{{text}}]({{href}})
{{/each}}
{{/if}}

{{#if decisions}}
### {{@root.headings.decisions}}

| {{@root.headings.question}} | {{@root.headings.force}} | {{@root.headings.facts}} |
| --- | --- | --- |
{{#each decisions}}
| [{{link.text}}]({{link.href}}) | {{force}} | {{facts}} |
{{/each}}
{{/if}}

{{/each}}
{{#if readings}}
## {{headings.readings}}

{{#each readings}}
- [{{link.text}}]({{link.href}}) — {{question}}
{{/each}}
{{/if}}

{{#if calendars}}
## {{headings.calendars}}

{{#each calendars}}
- **{{title}}** — {{hours}}
{{/each}}
{{/if}}
`

/** A table of the source. */
export const tableTemplate = `# {{title}}

*{{subtitle}}* · {{> links}}

{{intro}}

{{#if applies}}
{{headings.appliesWhen}}

{{#each applies}}
- {{this}}
{{/each}}
{{else}}
{{appliesAlways}}
{{/if}}

{{prevailsOver}}

{{prevailedBy}}

{{#if rows}}
|{{#each columns}} {{this}} |{{/each}}
|{{#each columns}} --- |{{/each}}
{{#each rows}}
| **{{label}}** |{{#each groups}} {{> group}} |{{/each}}
{{/each}}
{{/if}}

{{legend}}

{{#if footnotes}}
## {{headings.footnotes}}

{{#each footnotes}}
- {{anchor}}**{{mark}}** — {{text}}{{> marks}}
{{/each}}
{{/if}}

{{#if exclusions}}
## {{headings.exclusions}}

{{headings.excluded}}

{{#each exclusions}}
### {{title}}

{{#each requirements}}
- {{text}}
{{#each values}}
  - {{this}}
{{/each}}
{{/each}}

{{cells}}

{{@root.headings.instead}} {{then}}{{> marks}}

{{#if reading}}
{{#if isAdopted}}
<sub>{{@root.readingWord}} {{reading}}</sub>
{{else}}
<sub>*{{@root.onlyOtherReading}}* {{reading}}</sub>
{{/if}}
{{/if}}

{{/each}}
{{/if}}

{{#if exceptions}}
## {{headings.exceptions}}

{{#each exceptions}}
- [{{question.text}}]({{question.href}}){{#if cells}} ({{cells}}){{/if}} — {{> entry entry}}
{{/each}}
{{/if}}

{{#if alternatives}}
## {{headings.alternatives}}

{{#each alternatives}}
- {{place}} — {{entry.reading}}{{#if entry.condition}} ({{entry.condition}}){{/if}} → *{{entry.says}}*{{> marks entry}}
{{/each}}
{{/if}}

{{#if readings}}
## {{headings.readings}}

{{#each readings}}
{{> reading}}
{{/each}}
{{/if}}

## {{headings.decisions}}

{{headings.answerTo}}

{{#each questions}}
- [{{link.text}}]({{link.href}}) ({{force}})
{{/each}}

{{> clauses}}
`

/** A question and all that answers it. */
export const decisionTemplate = `# {{title}}

*{{subtitle}}* · {{> links}}

**{{question}}**

{{force}} {{strategy}}

{{tables}}

## {{headings.facts}}

{{#each facts}}
### {{label}}

{{question}}

{{#if terms}}
{{#if fold}}
<details><summary>{{fold}}</summary>

{{/if}}
{{#each terms}}
{{indent}}- {{label}}{{#if remark}} *({{remark}})*{{/if}}
{{/each}}
{{#if fold}}

</details>
{{/if}}
{{else}}
{{kind}}
{{/if}}

{{#if remark}}
*{{remark}}*
{{/if}}

{{else}}
{{headings.none}}
{{/each}}

## {{headings.outputs}}

{{#each outputs}}
- **{{label}}** — {{type}}
{{/each}}

## {{headings.rules}}

| {{headings.rule}} | {{headings.cases}} | {{headings.answer}} |
| --- | --- | --- |
{{#each rules}}
| {{anchor}}{{id}} | {{cases}} | {{> answer}} |
{{/each}}

{{#if silences}}
## {{headings.silences}}

{{#each silences}}
- *{{says}}* — {{meaning}} {{rules}}
{{/each}}
{{/if}}

{{#if readings}}
## {{headings.readings}}

{{#each readings}}
{{> reading}}
{{/each}}
{{/if}}

{{> clauses}}
`

/** All readings of the book. */
export const readingsTemplate = `# {{title}}

{{> links}}


{{#each readings}}
{{> reading}}
{{else}}
{{headings.none}}
{{/each}}

{{> clauses}}
`
