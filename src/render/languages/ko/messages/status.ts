/** The words of the commit status in Korean: plain text, since GitHub shows a status as it is. */
import type { Language } from '../../../language.ts';

export const statusWords: Language['messages']['status'] = {
  noMigrations: '데이터베이스 마이그레이션 없음',
  nothingAsked: '차단하는 것 없음, 요청된 서명 없음',
  signedBy: (names) => `서명함: ${names}`,
  overridden: (who, reason) => `OVERRIDDEN: ${who} 님이 강제 통과시킴, 사유: ${reason}`,
  notRehearsed: (amount) => `; 리허설하지 않음 ${amount}건`,
  waitingFor: (what) => `대기 중: ${what}`,
  waiting: (reason) => `대기 중: ${reason}`,
  waitingUnsaid: '서명 대기 중',
  role: (role, signed, needed) => (needed > 1 ? `${role} (${needed}명 중 ${signed}명)` : role),
  roleFiles: (role, files) => `${role} (소유자의 서명이 없는 파일 ${files}개)`,
  boxes: (amount) => `체크박스 ${amount}개`,
  boxesOpen: (amount) => `; 체크하지 않은 체크박스 ${amount}개`,
  blocked: (reason) => `차단됨: ${reason}`,
  blockedBy: (who, others, reason) => `${who} 님${others > 0 ? ` 외 ${others}명` : ''}이 차단함: ${reason}`,
  blockedUnsaid: '차단됨, 보고서 참조',
  more: (amount) => ` (외 ${amount}건)`,
  andMore: (amount) => ` 외 ${amount}`,
  notAnalysed: (reason) => `분석할 수 없음: ${reason}`,
  unexpected: '예상하지 못한 실패, 실행 로그에 기록됨',
  notEvaluated: '서명이 평가되지 않음',
  group: '이 그룹의 모든 풀 리퀘스트에 서명이 완료됨',
};
