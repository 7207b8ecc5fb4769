-- PPDM 3.9 BUSINESS_ASSOCIATE. Tax ids stay in the register.
create view ppdm.business_associate with (security_invoker = true) as
select
  c.id::text as business_associate_id,
  nullif(concat_ws(',', case when c.is_operator then 'OPERATOR' end, case when c.is_partner then 'PARTNER' end,
    case when c.is_vendor then 'VENDOR' end), '') as ba_category,
  c.company_code as ba_code,
  c.company_name as ba_long_name,
  c.company_code as ba_short_name,
  upper(c.company_type) as ba_type,
  c.credit_rating as credit_rating,
  upper(c.status) as current_status,
  c.email as main_email,
  c.phone as main_phone_num,
  c.website as main_web_url,
  case when c.active_ind then 'Y' else 'N' end as active_ind,
  null::date as effective_date,
  null::date as expiry_date,
  c.id::text as ppdm_guid,
  c.remark as remark,
  'PUMPJACK'::varchar(40) as source,
  coalesce(c.row_created_by::text, 'SYSTEM') as row_created_by,
  c.row_created_date as row_created_date,
  c.row_changed_by::text as row_changed_by,
  c.row_changed_date as row_changed_date,
  coalesce(c.row_changed_date, c.row_created_date) as row_effective_date,
  null::timestamptz as row_expiry_date,
  null::varchar(40) as row_quality
from assets.company c;

grant select on ppdm.business_associate to pumpjack_report;
