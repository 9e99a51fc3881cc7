import { z } from 'zod'

/** Ours carry a prefix and are unique. Whether they sort by age is not promised. */
export const InterviewId = z.string().startsWith('int_').brand<'InterviewId'>()
export type InterviewId = z.infer<typeof InterviewId>

export const LoopId = z.string().startsWith('loop_').brand<'LoopId'>()
export type LoopId = z.infer<typeof LoopId>

export const CandidateId = z.string().startsWith('cand_').brand<'CandidateId'>()
export type CandidateId = z.infer<typeof CandidateId>

export const ApplicationId = z.string().startsWith('app_').brand<'ApplicationId'>()
export type ApplicationId = z.infer<typeof ApplicationId>

export const OpeningId = z.string().startsWith('open_').brand<'OpeningId'>()
export type OpeningId = z.infer<typeof OpeningId>

/** Slack's, such as `U024BE7LH`. People in this bot are known by it. */
export const PersonId = z
  .string()
  .regex(/^[UW][A-Z0-9]+$/)
  .brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

/** Slack's id of a channel or a direct message, such as `C024BE91L` or `D024BFF1M`. */
export const ChannelId = z
  .string()
  .regex(/^[CDG][A-Z0-9]+$/)
  .brand<'ChannelId'>()
export type ChannelId = z.infer<typeof ChannelId>

/** An interview has one kit, of the same name: `kit_` and what follows `int_`. */
export const KitId = z.string().startsWith('kit_').brand<'KitId'>()
export type KitId = z.infer<typeof KitId>

/** What one panellist says of one interview. */
export const CardId = z.string().startsWith('card_').brand<'CardId'>()
export type CardId = z.infer<typeof CardId>

export const DecisionId = z.string().startsWith('dec_').brand<'DecisionId'>()
export type DecisionId = z.infer<typeof DecisionId>
