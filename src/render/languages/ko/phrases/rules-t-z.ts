/** The sentences about the rules from t to z in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const rulesTZ: Language['phrases'] = {
  'Making {0} reads {1} whole, in one transaction.': '{0}을(를) 만들면서 하나의 트랜잭션에서 {1} 전체를 읽습니다.',
  '; the one that takes its name starts without its rows': '. 그 이름을 이어받는 테이블은 이 행들 없이 시작합니다',
  'Dropping the foreign table {0} breaks running code that reads it; the rows stay where they are.':
    '외부 테이블 {0}을(를) 삭제하면 이 테이블을 읽는 실행 중인 코드가 작동하지 않게 됩니다. 행은 있던 곳에 그대로 남습니다.',
  'Dropping the partition {0} deletes its part of the rows of {1} for good.':
    '{0} 파티션을 삭제하면 {1}의 행 중 이 파티션의 몫이 영구히 삭제됩니다.',
  'Dropping {0} deletes its rows for good, and running code that uses it fails from then on{1}.':
    '{0} 테이블을 삭제하면 행이 영구히 삭제되며, 그때부터 이 테이블을 사용하는 실행 중인 코드는 실패합니다{1}.',
  'The statement rewrites {0} while reads and writes wait, though its text does not say so.':
    '이 구문은, 문구에는 드러나지 않지만, {0} 전체를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다.',
  ', and with them those of {0}': '. 다음의 행도 함께 버려집니다: {0}',
  'All rows of {0} are thrown away{1}.': '{0}의 모든 행이 버려집니다{1}.',
  'The new table {0} has no primary key.': '새 테이블 {0}에 기본 키가 없습니다.',
  'Changing {0} to {1} did not rewrite {2} only because TimeZone was UTC; with another TimeZone it is rewritten while reads and writes wait, and every value is shifted.':
    '{0} 타입을 {1}(으)로 변경할 때 {2} 전체를 재작성(rewrite)하지 않은 것은 오직 TimeZone이 UTC였기 때문입니다. TimeZone이 다르면 전체를 재작성하며 그동안 읽기와 쓰기가 대기하고, 모든 값이 시차만큼 바뀝니다.',
  'On PostgreSQL {0} changing {1} to {2} rewrites {3} while reads and writes wait.':
    'PostgreSQL {0}에서는 {1} 타입을 {2}(으)로 변경하면 {3} 전체를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다.',
  'This COMMIT ends the transaction of the tool, so what follows and the record of the migration commit separately.':
    '이 COMMIT이 도구의 트랜잭션을 끝내므로, 그 뒤의 내용과 마이그레이션의 기록이 따로따로 커밋됩니다.',
  'This ROLLBACK undoes everything before it, and the tool records the migration as applied.':
    '이 ROLLBACK이 그 앞의 모든 것을 취소하지만, 도구는 마이그레이션을 적용된 것으로 기록합니다.',
  'This BEGIN has no COMMIT, so what follows it is undone when the connection closes.':
    '이 BEGIN에 COMMIT이 없으므로, 그 뒤의 내용은 연결이 닫힐 때 취소됩니다.',
  'From now on {0} runs for {1} {2}; adding it blocks writes until the transaction ends.':
    '이제부터 {2}에 {1} {0} 트리거가 실행됩니다. 트리거를 추가하면 트랜잭션이 끝날 때까지 쓰기를 막습니다.',
  'each row written to': '쓰는 행마다',
  'each statement that writes to': '쓰는 구문마다',
  'Writes to {0} no longer run {1}.': '{0}에 쓸 때 더는 {1} 트리거가 실행되지 않습니다.',
  'From here on no trigger runs and no foreign key is checked in this {0}.':
    '여기서부터 이 {0}에서는 어떤 트리거도 실행되지 않고 어떤 외래 키도 검사되지 않습니다.',
  'Switching off {0} of {1} for a while leaves unchecked and unmaintained what is written meanwhile.':
    '{1}의 {0}을(를) 한동안 끄면, 그동안 쓴 것은 검사도 관리도 되지 않은 채로 남습니다.',
  'Switching off {0} of {1} lasts, because nothing in this migration switches it on again.':
    '{1}의 {0}이(가) 꺼진 채로 남습니다. 이 마이그레이션에서 다시 켜는 것이 없기 때문입니다.',
  'all triggers and foreign keys': '모든 트리거와 외래 키',
  'all triggers of users': '모든 사용자 트리거',
  session: '세션',
  'the trigger': '트리거',
  transaction: '트랜잭션',
  'One statement reads all of {0} and {1} {2}, with no bound on the rows it changes.':
    '하나의 구문이 {0} 전체를 읽고 {2}에 대해 {1}, 변경하는 행 수에 제한이 없습니다.',
  'This block reads all of {0} and changes rows of it in one transaction.':
    '이 블록은 하나의 트랜잭션에서 {0} 전체를 읽고 그 행을 변경합니다.',
  'deletes from': 'DELETE를 실행하며',
  'inserts into': 'INSERT를 실행하며',
  it: '그 테이블',
  'merges into': 'MERGE를 실행하며',
  updates: 'UPDATE를 실행하며',
  'Adding {0} builds {1} while reads and writes on {2} wait.':
    '{0} 제약 조건을 추가하면 {1} 인덱스를 만들며, 그동안 {2}에 대한 읽기와 쓰기가 대기합니다.',
  'Every row of {0} is updated in one statement and stays locked until the transaction ends.':
    '{0}의 모든 행이 하나의 구문에서 수정되며, 트랜잭션이 끝날 때까지 잠긴 채로 유지됩니다.',
  'VACUUM FULL rewrites {0} while reads and writes wait.':
    'VACUUM FULL이 {0} 전체를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다.',
  'Validating {0} in the transaction that added it scans {1}':
    '{0} 제약 조건을 추가한 바로 그 트랜잭션에서 유효성을 검사하면(VALIDATE) {1} 전체를 스캔하며',
  '{0} while DDL waits.': '{0}, 그동안 DDL이 대기합니다.',
  '{0} while {1} wait.': '{0}, 그동안 {1} 작업이 대기합니다.',
  'another migration': '다른 마이그레이션',
  '{0} has the version {1} of {2}{3}.': '{0} 파일이 {2} 파일과 같은 버전({1})을 사용합니다{3}.',
  '{0}, which pull request {1} adds': '풀 리퀘스트 {1}에서 추가하는 {0}',
  'gives {0} as {1} instead of {2}': '{0} 타입이 {2} 대신 {1}',
  'no longer has {0}': '{0} 컬럼이 없어짐',
  '{0} {1}, which its readers have to expect.': '{0}의 컬럼이 달라집니다: {1}. 이 뷰를 읽는 쪽에서 대비해야 합니다.',
  'Dropping the {0} {1} breaks everything that still reads it.':
    '{0} {1}을(를) 삭제하면 아직 이것을 읽는 모든 것이 작동하지 않게 됩니다.',
  '{0} is made again without the privileges that {1} had on it.':
    '{0}을(를) 다시 만들지만, {1}이(가) 가지고 있던 권한은 없는 상태가 됩니다.',
  '{0} is missing between its drop and its creation, which run in different transactions.':
    '{0}의 삭제와 생성이 서로 다른 트랜잭션에서 실행되므로, 그 사이에는 이것이 없습니다.',
  NULL: 'NULL이 됨',
  'after going up and down': 'up과 down 실행 후',
  'after going up, and going down does not mend it': 'up 실행 후(down으로도 복구되지 않음)',
  another: '다른 값이 됨',
  dropped: '삭제됨(DROP)',
  gone: '사라짐',
  'left over': '남아 있음',
  'sample rows': '표본 행',
  'sample values': '표본 값',
  'there more than once': '중복됨',
  '{0} of {1} ': '{1}개 중 {0}개 ',
  '{0} The same statement reaches {1}.': '{0} 같은 구문이 다음에도 미칩니다: {1}.',
  '{0}{1} of {2} are {3} {4}.': '{4} {2}의 {1}: {0}{3}.',
  'The way down of {0} is empty: it would roll back nothing.':
    '{0}의 down이 비어 있습니다. 아무것도 롤백하지 않게 됩니다.',
  '{0} has no way down.': '{0}에 down이 없습니다.',
};
