/** Why a person's word does not count, in Korean: one sentence each, that names the person and blames nobody. */
import type { Refusal } from '../../../../model/signoff.ts';
import { code, type Inline, type Segment, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';
import { checklistWords } from './checklist.ts';

/** Each with the particle of a topic. */
const what: Readonly<Record<Refusal['what'], Inline>> = {
  tick: say`체크는`,
  acknowledge: say`${strong(checklistWords.beforeMerge)} 체크는`,
  approve: say`${code('/migration approve')} 명령은`,
  revoke: say`${code('/migration revoke')} 명령은`,
  block: say`${code('/migration block')} 명령은`,
  unblock: say`${code('/migration unblock')} 명령은`,
  override: say`${code('/migration override')} 명령은`,
  waive: say`${code('/migration waive')} 명령은`,
  review: say`승인 리뷰는`,
};

/** @param detail role, rule, fingerprint, login or permission; `null` where none is told */
type Why = (detail: Segment | null) => Inline;

const why: Readonly<Record<Refusal['why'], Why>> = {
  'not-a-holder': (role) =>
    role ? say`${role} 역할을 맡고 있지 않습니다` : say`이를 할 수 있는 역할을 맡고 있지 않습니다`,
  author: () => say`마이그레이션의 작성자입니다`,
  committer: () => say`마이그레이션의 커미터입니다`,
  'co-author': () => say`마이그레이션의 공동 작성자입니다`,
  'last-pusher': () => say`이 풀 리퀘스트에 마지막으로 푸시한 사람입니다`,
  'older-fingerprint': (fingerprint) =>
    fingerprint
      ? say`다른 마이그레이션(${fingerprint})에 대한 것이었습니다`
      : say`다른 마이그레이션에 대한 것이었습니다`,
  'nothing-shown': () =>
    say`그 전에 표시된 체크리스트가 없어 어느 마이그레이션에 대한 것인지 알 수 없습니다. 다시 남기십시오`,
  'unknown-role': (role) => (role ? say`${role} 역할은 없습니다` : say`그런 역할은 없습니다`),
  'role-not-asked': (role) =>
    role
      ? say`이 마이그레이션에는 ${role} 역할의 서명이 요청되지 않았습니다`
      : say`이 마이그레이션에는 그 역할의 서명이 요청되지 않았습니다`,
  'one-person-one-role': (role) =>
    role
      ? say`한 사람은 한 역할만 채울 수 있으므로 ${role} 역할에는 다른 사람이 필요합니다`
      : say`한 사람은 한 역할만 채울 수 있으므로 다른 사람이 필요합니다`,
  expired: () => say`만료되었습니다. 다시 서명하십시오`,
  'no-permission': (permission) => (permission ? say`${permission} 권한이 필요합니다` : say`필요한 권한이 없습니다`),
  'no-reason': () => say`사유가 필요합니다`,
  'unknown-rule': (rule) => (rule ? say`${rule} 규칙은 없습니다` : say`그런 규칙은 없습니다`),
  'not-signed': () => say`철회할 본인의 서명이 없습니다`,
  'not-the-blocker': () => say`차단한 본인이나 관리자만 해제할 수 있습니다`,
  'comment-deleted': (login) =>
    login
      ? say`그 후 ${login} 님이 이 사람의 댓글을 삭제하여 무엇이 철회되었는지 알 수 없습니다. 다시 남기십시오`
      : say`그 후 댓글이 삭제되었으며, 누구의 댓글을 누가 삭제했고 무엇이 철회되었는지 알 수 없습니다. 다시 남기십시오`,
  'not-by-hand': () => say`이 체크박스는 측정이나 서명의 결과로만 체크되며, 사람이 직접 체크하지 않습니다`,
  'account-changed': () => say`이 로그인은 이제 다른 계정의 것입니다`,
};

export const refusalWords: Language['messages']['refusals'] = {
  sentence: (who, refusal, detail) =>
    say`${who} 님의 ${what[refusal.what]} 인정되지 않습니다: ${why[refusal.why](detail)}`,
  title: '인정되지 않음',
  more: (amount) => `… 외 ${amount}건`,
};
