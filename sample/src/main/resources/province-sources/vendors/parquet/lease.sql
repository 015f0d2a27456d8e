-- Parquet (invented vendor), leases: one row is one lease of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(trim(TENANT_ID_NO), '')) AS __tenant_id_no,
  mobile_number(nullif(trim(TENANT_PHONE), '')) AS __tenant_phone,
  local_date(trim(LEASED_FROM), 'yyyy-MM-dd') AS __leased_from,
  local_date(trim(LEASED_TO), 'yyyy-MM-dd') AS __leased_to,

  nullif(trim(LEASE_NO), '') AS lease_no,
  person_name(nullif(trim(TENANT_NAME), '')) AS tenant_name,
  __tenant_id_no AS tenant_id_no,
  __tenant_phone AS tenant_phone,
  person_name(nullif(trim(LANDLORD_NAME), '')) AS landlord_name,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  __leased_from AS leased_from,
  __leased_to AS leased_to,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('tenant_id_no_unreadable', __tenant_id_no IS NULL AND trim(TENANT_ID_NO) <> ''),
    issue('tenant_id_no_invalid', NOT id_number_is_valid(__tenant_id_no)),
    issue('tenant_phone_unreadable', __tenant_phone IS NULL AND trim(TENANT_PHONE) <> ''),
    issue('leased_from_unreadable', __leased_from IS NULL AND trim(LEASED_FROM) <> ''),
    issue('leased_to_unreadable', __leased_to IS NULL AND trim(LEASED_TO) <> '')) AS _issues
FROM dump
