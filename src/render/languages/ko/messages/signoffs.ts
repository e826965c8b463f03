/** The words about roles, vetoes and overrides in Korean: in the checklist, in replies, and in a line of the report. */
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

type Words = Language['messages']['signoffs'];

const because: Words['because'] = {
  class: '이유: 변경 분류',
  tables: '이유: 건드리는 테이블',
  paths: '이유: 건드리는 파일',
  rollback: '이유: 손실 없이 되돌릴 방법이 없음',
};

export const signoffWords: Words = {
  signed: (role) => say`${role} 서명 완료`,
  open: (role, signed, needed) =>
    needed > 1 ? say`${role} 서명 대기 (${needed}명 중 ${signed}명)` : say`${role} 서명 대기`,
  uncovered: (role, files) => say`${role} 서명 대기 (소유자의 서명이 없는 파일 ${files}개)`,
  boxesOpen: (amount) => `체크하지 않은 체크박스 ${amount}개`,
  inChecklist: '체크리스트에서 서명',
  // Of people, files and objects alike, so without a word for what is counted.
  more: (amount) => `외 ${amount}`,

  needs: (amount, holders) => say`다음 중 ${amount}명의 서명 필요: ${holders}`,
  needsPermission: (amount, permission) => say`${permission} 권한이 있는 사람 ${amount}명의 서명 필요`,
  needsWords: (holders) => say`서명 필요: ${holders}`,
  nobody: '서명이 필요하지만, 서명할 수 있는 사람이 정책에 없음',
  because,
  becauseRisk: (risk) => `이유: ${risk}`,
  signedOn: (who, date, byReview) => say`${who} 님이 ${date}에 서명함${byReview ? ' (승인 리뷰)' : ''}`,
  progress: (signed, needed, who) => say`${needed}명 중 ${signed}명 서명함: ${who}`,
  notByAllOwners: (who) => say`서명함: ${who}, 모든 코드 소유자의 서명은 아직 아님`,
  invalidated: (who, fingerprint, date) =>
    say`${who} 님은 ${date}에 다른 마이그레이션(${fingerprint})에 서명함: 다시 서명 필요`,
  withoutOwner: (files) => say`코드 소유자가 아무도 서명하지 않은 파일: ${files}`,

  blocked: (who, date, reason) => say`${who} 님이 ${date}에 ${strong('차단함')}: ${reason}`,
  unblock: say`차단한 본인이나 관리자가 ${code('/migration unblock')} 명령으로 해제할 수 있습니다.`,
  overridden: (who, reason) => say`OVERRIDDEN: ${who} 님이 강제 통과시킴, 사유: ${reason}`,
  overriddenOn: (who, date, reason) =>
    say`${strong('OVERRIDDEN')}: ${who} 님이 ${date}에 강제 통과시킴, 사유: ${reason}`,
};
