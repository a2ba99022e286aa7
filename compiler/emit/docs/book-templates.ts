// Layout only: every text that reaches a template is Markdown already.

/** The index of a language. */
export const indexTemplate = `# {{title}}

{{> links}}


{{encodes}} {{sourceLanguage}} {{governs}}

{{#each editions}}
## {{title}}

{{days}}

{{note}}

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

{{#if coverage}}
## {{headings.coverage}}

[{{coverage.text}}]({{coverage.href}})
{{/if}}

{{#if calendars}}
## {{headings.calendars}}

{{#each calendars}}
### {{anchor}}{{title}}

{{hours}}. {{zone}} {{holidays}}

{{note}}

{{#each lists}}
*{{title}}* — {{@root.headings.daysOff}}

{{#each years}}
- {{this}}
{{/each}}

{{/each}}
{{/each}}
{{/if}}
`

/** What carries how many clauses. */
export const coverageTemplate = `# {{title}}

{{> links}}


{{lead}}

| {{headings.section}} | {{headings.clause}} |{{#each carriers}} {{this}} |{{/each}}
| --- | ---: |{{#each carriers}} ---: |{{/each}}
{{#each totals}}
| {{section}} | {{all}} |{{#each counts}} {{this}} |{{/each}}
{{/each}}

`

/** What carries each clause of a section. */
export const coverageSectionTemplate = `## {{title}}

| {{headings.clause}} | {{headings.page}} | {{headings.summary}} | {{headings.carriedBy}} |
| --- | --- | --- | --- |
{{#each clauses}}
| {{anchor}}{{id}} | {{page}} | {{summary}} | {{carriedBy}} |
{{/each}}
`

/** The head of the page of all readings. */
export const readingsTemplate = `# {{title}}

{{> links}}


{{none}}
`

/** One of them. */
export const readingTemplate = `{{> reading reading}}`

/** The clauses cited, at the foot of a page that is written in parts. */
export const clausesTemplate = `{{> clauses}}`
