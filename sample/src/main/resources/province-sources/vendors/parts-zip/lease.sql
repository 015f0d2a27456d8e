-- Parts in a ZIP (invented vendor), leases: one row is one lease of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(nullif(trim(tenant_id_no), ''), '\\N')) AS __tenant_id_no,
  mobile_number(nullif(nullif(trim(tenant_phone), ''), '\\N')) AS __tenant_phone,
  local_date(trim(leased_from), 'dd/MM/yyyy') AS __leased_from,
  local_date(trim(leased_to), 'dd/MM/yyyy') AS __leased_to,

  nullif(nullif(trim(lease_no), ''), '\\N') AS lease_no,
  person_name(nullif(nullif(trim(tenant_name), ''), '\\N')) AS tenant_name,
  __tenant_id_no AS tenant_id_no,
  __tenant_phone AS tenant_phone,
  person_name(nullif(nullif(trim(landlord_name), ''), '\\N')) AS landlord_name,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,
  __leased_from AS leased_from,
  __leased_to AS leased_to,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('tenant_id_no_unreadable', __tenant_id_no IS NULL AND trim(tenant_id_no) NOT IN ('', '\\N')),
    issue('tenant_id_no_invalid', NOT id_number_is_valid(__tenant_id_no)),
    issue('tenant_phone_unreadable', __tenant_phone IS NULL AND trim(tenant_phone) NOT IN ('', '\\N')),
    issue('leased_from_unreadable', __leased_from IS NULL AND trim(leased_from) NOT IN ('', '\\N')),
    issue('leased_to_unreadable', __leased_to IS NULL AND trim(leased_to) NOT IN ('', '\\N'))) AS _issues
FROM dump
