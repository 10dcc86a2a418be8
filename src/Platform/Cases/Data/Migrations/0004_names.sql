--postgres alter table @matter alter column applicant_name type text collate "C";
create index cases_matter_county_applicant on @matter (county, applicant_name, id);
