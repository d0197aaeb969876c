import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'

import type { Answer } from '@shared/ipc/contract'
import type { FieldIssue } from '@shared/ipc/errors'
import type { Result } from '@shared/num/result'

import { issueSentence } from '../../app/issue-sentence'
import type { FormIssue } from './read-fill'

interface DialogFormOptions<Form extends object, Input, Output> {
  readonly initial: () => Form
  readonly read: (form: Form) => Result<Input, readonly FormIssue[]>
  readonly send: (input: Input) => Promise<Answer<Output>>
}

export interface UseDialogFormReturn<Form extends object, Output> {
  readonly form: Ref<Form>
  readonly issueAt: (field: string) => string | undefined
  /** What main refused without naming a field. */
  readonly refusal: Readonly<ShallowRef<string | undefined>>
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly complete: ComputedRef<boolean>
  readonly restart: () => void
  /** Sends the form; undefined when something has to be put right first. */
  readonly send: () => Promise<Output | undefined>
}

interface OpenedFormOptions<Form extends object, Input, Output> extends DialogFormOptions<
  Form,
  Input,
  Output
> {
  readonly open: Ref<boolean>
  /** The dialog is closed by then. */
  readonly done: (output: Output) => void
}

export interface UseOpenedFormReturn<Form extends object, Output> extends Omit<
  UseDialogFormReturn<Form, Output>,
  'restart' | 'send'
> {
  /** Sends the form, and closes the dialog when it was taken. */
  readonly record: () => Promise<void>
}

/** The form of a dialog that starts anew whenever it is opened, and is closed by what it records. */
export function useOpenedForm<Form extends object, Input, Output>(
  options: OpenedFormOptions<Form, Input, Output>,
): UseOpenedFormReturn<Form, Output> {
  const { restart, send, ...form } = useDialogForm(options)
  watch(options.open, (isOpen) => isOpen && restart())
  async function record(): Promise<void> {
    const output = await send()
    if (output === undefined) return
    options.open.value = false
    options.done(output)
  }
  return { ...form, record }
}

/** A small form that becomes one call: text in, issues at the fields, an answer out. */
export function useDialogForm<Form extends object, Input, Output>(
  options: DialogFormOptions<Form, Input, Output>,
): UseDialogFormReturn<Form, Output> {
  // Every field is text that inputs write to; Vue's unwrapped type of a generic is the form itself.
  const form = ref(options.initial()) as Ref<Form>
  const tried = shallowRef(false)
  const busy = shallowRef(false)
  const refused = shallowRef<readonly FieldIssue[]>([])
  const refusal = shallowRef<string>()
  const read = computed(() => options.read(form.value))
  const complete = computed(() => read.value.ok)

  // What main refused was said of the form as it was sent.
  watch(
    form,
    () => {
      refused.value = []
      refusal.value = undefined
    },
    { deep: true },
  )

  function issueAt(field: string): string | undefined {
    const own = read.value.ok ? undefined : read.value.error.find(({ path }) => path === field)
    if (own && (tried.value || !own.missing)) return own.message
    const other = refused.value.find(({ path }) => path.split('.').at(-1) === field)
    return other && issueSentence(other)
  }

  function restart(): void {
    form.value = options.initial()
    tried.value = false
  }

  async function send(): Promise<Output | undefined> {
    tried.value = true
    if (!read.value.ok || busy.value) return undefined
    busy.value = true
    const answer = await options.send(read.value.value)
    busy.value = false
    if (answer.ok) return answer.value
    refused.value = answer.error.issues ?? []
    refusal.value = answer.error.message
    return undefined
  }
  return { form, issueAt, refusal, busy, complete, restart, send }
}
