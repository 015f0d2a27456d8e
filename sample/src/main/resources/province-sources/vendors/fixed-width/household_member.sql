-- Fixed width (invented vendor), members of registered households: one row is one person's entry in one household's register; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'yyyyMMdd') AS __born,
  id_number(nullif(trim(id_no), '')) AS __id_no,
  mobile_number(nullif(trim(phone), '')) AS __phone,
  code_in('household_states', 'state_code', trim(state_code)) AS __state_code,
  local_date(trim(registered_on), 'yyyyMMdd') AS __registered_on,
  local_date(trim(ended_on), 'yyyyMMdd') AS __ended_on,

  nullif(trim(member_no), '') AS member_no,
  nullif(trim(household_no), '') AS register_book_no,
  nullif(trim(relation_code), '') AS relation_code,
  person_name(nullif(trim(name), '')) AS name,
  CASE WHEN trim(sex_code) IN ('0', '1', '2', '9') THEN trim(sex_code) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(address_text), '') AS address_text,
  __state_code AS state_code,
  __registered_on AS registered_on,
  __ended_on AS ended_on,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(sex_code) <> '' AND trim(sex_code) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(id_no) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(phone) <> ''),
    issue('state_code_unknown', __state_code IS NULL),
    issue('registered_on_unreadable', __registered_on IS NULL AND trim(registered_on) <> ''),
    issue('ended_on_unreadable', __ended_on IS NULL AND trim(ended_on) <> '')) AS _issues
FROM dump
