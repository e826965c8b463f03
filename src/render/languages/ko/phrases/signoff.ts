/** The sentences about the gate in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const signoff: Language['phrases'] = {
  'Blocked by {0}: {1}': '{0} 님이 차단함: {1}',
  'GitHub no longer tells who ticked what on an earlier checklist: a fresh sign-off is needed on the newest one.':
    '이전 체크리스트에서 누가 무엇을 체크했는지 GitHub가 더는 알려 주지 않습니다. 가장 최근 체크리스트에서 새로 서명해야 합니다.',
  'OVERRIDDEN by {0}: {1}': 'OVERRIDDEN: {0} 님이 강제 통과시킴, 사유: {1}',
  'Role {0}: {1}. Can sign: {2}.': '역할 {0}: {1}. 서명할 수 있는 사람: {2}.',
  'The box {0} of the checklist is not ticked.': '체크리스트의 {0} 체크박스가 체크되지 않았습니다.',
  'The override waits: lift the block first, with /migration unblock.':
    '강제 통과는 대기 중입니다. 먼저 /migration unblock 명령으로 차단을 해제하십시오.',
  'no code owner has signed for {0}': '코드 소유자가 아무도 서명하지 않은 파일: {0}',
  '{0} of {1} signature missing': '필요한 서명 {1}건 중 {0}건 부족',
  '{0} of {1} signatures missing': '필요한 서명 {1}건 중 {0}건 부족',
  '{0} on {1} ({2})': '{1}: {0} ({2})',
  '{0}: The statement does not apply.': '{0}: 구문이 적용되지 않습니다.',
  'no pull request of this merge group could be found': '이 병합 그룹의 풀 리퀘스트를 하나도 찾을 수 없음',
  'pull request {0} is not open any more': '풀 리퀘스트 {0}이(가) 더는 열려 있지 않음',
  'pull request {0}: {1}': '풀 리퀘스트 {0}: {1}',
  '{0} has a version that another migration has too': '{0}의 버전을 다른 마이그레이션도 사용함',
  '{0} is not as it was approved in pull request {1}': '{0}이(가) 풀 리퀘스트 {1}에서 승인된 것과 다름',
  'anybody with {0} permission': '{0} 권한이 있는 모든 사람',
  'code owners, of whom these files have none': '코드 소유자(이 파일들에는 없음)',
};
