/** The sentences about what several rules have in common in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const rulesShared: Language['phrases'] = {
  DDL: 'DDL',
  nothing: '빈 값',
  'call `pgm.noTransaction()` in a JavaScript migration':
    'JavaScript 마이그레이션에서 `pgm.noTransaction()` 함수를 호출하십시오',
  'make `-- no-transaction` the first line of the file': '`-- no-transaction` 줄을 파일의 첫 줄로 두십시오',
  'make `--! no-transaction` the first line of the file': '`--! no-transaction` 줄을 파일의 첫 줄로 두십시오',
  'put `-- +goose NO TRANSACTION` at the top of the file': '파일 맨 위에 `-- +goose NO TRANSACTION` 줄을 넣으십시오',
  'put `-- atlas:txmode none` at the top of the file': '파일 맨 위에 `-- atlas:txmode none` 줄을 넣으십시오',
  'put `-- transactional: false` at the top of the file': '파일 맨 위에 `-- transactional: false` 줄을 넣으십시오',
  'put it into a file of its own, with `executeInTransaction=false` in a `.conf` file of the same name beside it':
    '별도의 파일에 두고, 그 옆에 같은 이름의 `.conf` 파일을 만들어 `executeInTransaction=false` 설정을 넣으십시오',
  'put the line `---- tern: disable-tx ----` into the file': '파일에 `---- tern: disable-tx ----` 줄을 넣으십시오',
  'set `run_in_transaction = false` in the `metadata.toml` of its directory':
    '해당 디렉터리의 `metadata.toml` 파일에 `run_in_transaction = false` 설정을 넣으십시오',
  'write `-- migrate:up transaction:false`': '`-- migrate:up transaction:false` 마커를 작성하십시오',
  'write `runInTransaction:false` on its changeset line': '체인지셋 줄에 `runInTransaction:false` 속성을 작성하십시오',
  'does not notice': '도구는 알아차리지 못합니다',
  'does not notice until it is to be reverted': '도구는 되돌릴(revert) 때가 되어서야 알아차립니다',
  'does not notice until it is to be rolled back': '도구는 롤백할 때가 되어서야 알아차립니다',
  'does not notice, and does not run it again': '도구는 알아차리지 못하며, 다시 실행하지도 않습니다',
  'does not notice, unless the database stands at that very version':
    '도구는 데이터베이스가 바로 그 버전에 있지 않으면 알아차리지 못합니다',
  'goes on in `migrate deploy`, and wants to reset development databases':
    '도구는 `migrate deploy` 명령에서는 계속 진행하며, 개발 데이터베이스에서는 초기화(reset)를 요구합니다',
  'never runs it, because it remembers only the newest number':
    '도구는 가장 최근 번호만 기억하므로 이것을 영영 실행하지 않습니다',
  'skips it without a word, because it remembers only the newest version':
    '도구는 가장 최근 버전만 기억하므로 아무 말 없이 이것을 건너뜁니다',
  'skips it without a word, because its entry is older than the last applied one':
    '도구는 이 항목이 마지막으로 적용된 항목보다 오래되었으므로 아무 말 없이 이것을 건너뜁니다',
  'stops because a number is missing': '도구는 번호가 빠져 있어 중단합니다',
  'stops because an applied migration is missing, unless told to go on':
    '도구는 적용된 마이그레이션이 없어져서 중단합니다(계속하도록 지정한 경우 제외)',
  'stops because an applied migration is missing, unless told to ignore that':
    '도구는 적용된 마이그레이션이 없어져서 중단합니다(무시하도록 지정한 경우 제외)',
  'stops because an applied migration is missing, until `flyway repair`':
    '도구는 적용된 마이그레이션이 없어져서 `flyway repair` 명령을 실행할 때까지 중단합니다',
  'stops because atlas.sum no longer matches, until `atlas migrate hash`':
    '도구는 atlas.sum이 더는 맞지 않아 `atlas migrate hash` 명령을 실행할 때까지 중단합니다',
  'stops because it found more than one migration of that version':
    '도구는 그 버전의 마이그레이션을 둘 이상 찾아서 중단합니다',
  'stops because it is older than the newest applied one, unless told to go on':
    '도구는 이것이 가장 최근에 적용된 것보다 오래되어 중단합니다(계속하도록 지정한 경우 제외)',
  'stops because it runs in linear order only, unless told otherwise':
    '도구는 순차로만 실행하므로 중단합니다(달리 지정한 경우 제외)',
  'stops because of a missing migration, unless `-allow-missing` is given':
    '도구는 빠진 마이그레이션 때문에 중단합니다(`-allow-missing` 옵션을 준 경우 제외)',
  'stops because the checksum differs, unless told to go on':
    '도구는 체크섬이 달라서 중단합니다(계속하도록 지정한 경우 제외)',
  'stops because the checksum of the changeset differs': '도구는 체인지셋의 체크섬이 달라서 중단합니다',
  'stops because the description no longer matches, until `flyway repair`':
    '도구는 설명(description)이 더는 맞지 않아 `flyway repair` 명령을 실행할 때까지 중단합니다',
  'stops because the hash in the file no longer matches': '도구는 파일에 적힌 해시가 더는 맞지 않아 중단합니다',
  'stops because the name is part of the checksum, unless told to go on':
    '도구는 이름이 체크섬의 일부이므로 중단합니다(계속하도록 지정한 경우 제외)',
  'stops because the number is there twice': '도구는 같은 번호가 두 번 있어 중단합니다',
  'stops because the version is repeated': '도구는 버전이 반복되어 중단합니다',
  'stops because the version is there twice': '도구는 같은 버전이 두 번 있어 중단합니다',
  'stops in `db push` unless `--include-all` is given':
    '도구는 `db push` 명령에서 중단합니다(`--include-all` 옵션을 준 경우 제외)',
  'stops in `db push`, because the remote history has a version that is not there':
    '도구는 원격 이력에 있는 버전이 여기에 없으므로 `db push` 명령에서 중단합니다',
  'stops unless `--no-check-order` is given': '도구는 `--no-check-order` 옵션이 없으면 중단합니다',
  'stops unless `outOfOrder=true`': '도구는 `outOfOrder=true` 설정이 없으면 중단합니다',
  'stops with `duplicate migration file`': '도구는 `duplicate migration file` 오류로 중단합니다',
  'stops with a checksum mismatch until `flyway repair`':
    '도구는 `flyway repair` 명령을 실행할 때까지 체크섬 불일치로 중단합니다',
  'stops with a version mismatch, because it compares checksums': '도구는 체크섬을 비교하므로 버전 불일치로 중단합니다',
  'warns in `migrate deploy`, does not run it again, and wants to reset development databases':
    '도구는 `migrate deploy` 명령에서 경고하고, 다시 실행하지 않으며, 개발 데이터베이스에서는 초기화(reset)를 요구합니다',
  character: '자',
  characters: '자',
  'longer than {0} {1}': '{0}{1}보다 긴',
  'outside the range of {0}': '{0} 범위를 벗어나는',
  'with a date': '날짜가 있는',
  'with a fraction or outside the range of {0}': '소수부가 있거나 {0} 범위를 벗어나는',
  'with a time of day': '시각이 있는',
  'with more than six digits': '유효 숫자가 여섯 자리를 넘는',
  'with more than {0} decimal places of a second': '초의 소수 자릿수가 {0}개를 넘는',
  'with more than {0} decimal places or {1} digits before the point':
    '소수 자릿수가 {0}개를 넘거나 소수점 앞 자릿수가 {1}개를 넘는',
  'with more than {0} digits before the point': '소수점 앞 자릿수가 {0}개를 넘는',
};
