import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { View } from '../../protocol.ts'
import { Blocks } from '../blocks/blocks.ts'
import { keptValues } from '../blocks/surface.ts'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { problemsOf } from '../state/problems.ts'
import { plainText } from '../text/words.ts'
import { Icon } from './icons.ts'
import { useDialog } from './use-dialog.ts'

type Errors = Readonly<Record<string, string>>

interface Props {
  readonly view: View
  /** How many lie under it, which come back when it is closed. */
  readonly under: number
  /** What the app refused, by block id. */
  readonly errors: Errors
  readonly setErrors: (errors: Errors) => void
}

/** The top modal of the stack. */
export function Modal({ view, under, errors, setErrors }: Props): ComponentChildren {
  const desk = useDesk()
  const box = useDialog()
  const { busy, failure, submit } = useSubmit(view, setErrors, box)
  // Anew with each version: apps show "Loading…" first, and put the fields in after it.
  useLayoutEffect(() => focusFirst(box.current, view.submit !== undefined), [view.hash])
  useEffect(() => {
    if (Object.keys(errors).length > 0) focusProblem(box.current)
  }, [errors])
  const close = (all: boolean) => void desk.act({ do: 'close', viewId: view.id, all })
  const cancelled = (event: Event) => {
    if (event.target !== box.current) return
    event.preventDefault()
    close(false)
  }
  const edited = (blockId: string) => {
    if (errors[blockId] === undefined) return
    const { [blockId]: _, ...rest } = errors
    setErrors(rest)
  }
  const title = plainText(view.title)
  return html`
    <dialog ref=${box} class="modal" aria-label=${title} onCancel=${cancelled}>
      <header>
        <${Icon} name="app" />
        <h2>${title}</h2>
        ${under > 0 && html`<span class="hint">${under === 1 ? 'Over one other' : `Over ${under} others`}</span>`}
        <button type="button" class="icon-button" aria-label="Close all" title=${under > 0 ? 'Close all' : 'Close'} onClick=${() => close(true)}>
          <${Icon} name="close" />
        </button>
      </header>
      <form novalidate onSubmit=${submit}>
        <div class="modal-body" tabindex="-1">
          ${failure !== '' && html`<div class="alert error" role="alert">${failure}</div>`}
          <${Blocks} surface=${view.id} kind="modal" where=${{ viewId: view.id }} blocks=${view.blocks} errors=${errors} onEdit=${edited} />
        </div>
        <footer>
          <button type="button" class="button" onClick=${() => close(false)}>${plainText(view.close ?? (view.submit === undefined ? 'Close' : 'Cancel'))}</button>
          ${
            view.submit !== undefined &&
            html`
            <button type="submit" class="button primary" disabled=${busy} aria-busy=${busy}>
              ${busy && html`<span class="spinner" aria-hidden="true"></span>`}${plainText(view.submit)}
            </button>`
          }
        </footer>
      </form>
    </dialog>`
}

function useSubmit(
  view: View,
  setErrors: (errors: Errors) => void,
  box: { readonly current: HTMLDialogElement | null },
) {
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  // A view the app has put in place of this one starts without the old one's failure.
  useEffect(() => setFailure(''), [view.hash])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    const values = keptValues(view.id, view.blocks)
    const problems = problemsOf(view.blocks, values)
    setErrors(problems)
    if (Object.keys(problems).length > 0) return focusProblem(box.current)
    setBusy(true)
    setFailure('')
    const answer = await desk.act({ do: 'submit', viewId: view.id, values })
    setBusy(false)
    if (answer.errors !== undefined) setErrors(answer.errors)
    else if (!answer.ok)
      setFailure(
        `The app did not take this (${answer.error ?? 'unknown'}). Nothing is lost; try again.`,
      )
  }
  return { busy, failure, submit }
}

// Whoever is in a field already stays there.
function focusFirst(box: HTMLDialogElement | null, isForm: boolean): void {
  const body = box?.querySelector<HTMLElement>('.modal-body')
  if (body?.querySelector(':focus')) return
  // What is only read begins at its top, not at a choice further down.
  const first =
    // A group of choices carries the wish for its first one.
    body?.querySelector<HTMLElement>(
      ':is(input, textarea, button)[autofocus], [autofocus] input',
    ) ?? (isForm ? body?.querySelector<HTMLElement>('input, textarea') : undefined)
  const inFooter = box?.querySelector('footer :focus') !== null
  if (first || !inFooter) (first ?? body)?.focus()
}

function focusProblem(box: HTMLDialogElement | null): void {
  requestAnimationFrame(() => {
    const field = box?.querySelector<HTMLElement>(
      '.input.invalid :is(input, textarea, [tabindex="0"])',
    )
    field?.focus()
    field?.scrollIntoView({ block: 'center' })
  })
}
