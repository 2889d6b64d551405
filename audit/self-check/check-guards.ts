import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { SelfCheckProblem } from "./check-log.ts";
import GUARDS from "./guards.json" with { type: "json" };

/**
 * What keeps the record as it is: triggers, functions, who may do what, constraints, defaults, rules, and what the processes' role
 * may do beyond. One line for each, with all that it says.
 */
const SAID = `
  with tables as (
    select c.oid, c.relname, c.relacl, c.relowner, format('%s.%s', n.nspname, c.relname) as name, n.nspname,
      c.relrowsecurity or c.relforcerowsecurity as secured
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = any ($1) and c.relkind in ('r', 'v', 'm', 'p', 'f')
  ), granted as (
    select 'grant on ' || name as what, acl.grantee, acl.privilege_type, acl.is_grantable
    from tables, aclexplode(relacl) as acl where acl.grantee <> relowner
    union all
    select format('grant on %s (%s)', t.name, a.attname), acl.grantee, acl.privilege_type, acl.is_grantable
    from tables as t join pg_attribute as a on a.attrelid = t.oid, aclexplode(a.attacl) as acl
    where not a.attisdropped and acl.grantee <> t.relowner
    union all
    select format('grant on function %s', p.oid::regprocedure), acl.grantee, acl.privilege_type, acl.is_grantable
    from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace,
      aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as acl
    where n.nspname = any ($1) and acl.grantee <> p.proowner
    union all
    select 'grant on schema ' || n.nspname, acl.grantee, acl.privilege_type, acl.is_grantable
    from pg_namespace as n, aclexplode(n.nspacl) as acl where n.nspname = any ($1) and acl.grantee <> n.nspowner
  )
  select format('table %s', name) as what, format('%s', secured) as says from tables
  union all
  select format('trigger %s on %s', t.tgname, c.name), concat(pg_get_triggerdef(t.oid), t.tgenabled)
  from pg_trigger as t join tables as c on c.oid = t.tgrelid where not t.tgisinternal
  union all
  select format('function %s', p.oid::regprocedure),
    concat_ws(' ', l.lanname, p.prosecdef, p.proconfig, p.prorettype::regtype::text, p.prosrc)
  from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace join pg_language as l on l.oid = p.prolang
  where n.nspname = any ($1)
  union all
  select format('%s to %s', what, case grantee when 0 then 'everybody' else pg_get_userbyid(grantee)::text end),
    string_agg(concat(privilege_type, is_grantable), ' ' order by privilege_type, is_grantable)
  from granted group by what, grantee
  union all
  select format('constraint %s on %s', k.conname, t.name), concat(pg_get_constraintdef(k.oid), k.convalidated)
  from pg_constraint as k join tables as t on t.oid = k.conrelid where k.contype in ('p', 'u', 'c', 'f', 'x')
  union all
  select format('default of %s (%s)', t.name, a.attname), pg_get_expr(d.adbin, d.adrelid)
  from pg_attrdef as d join tables as t on t.oid = d.adrelid
  join pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
  union all
  select format('unique index %s on %s', i.relname, t.name), concat(pg_get_indexdef(x.indexrelid), x.indisvalid)
  from pg_index as x join tables as t on t.oid = x.indrelid join pg_class as i on i.oid = x.indexrelid
  where x.indisunique and not exists (select from pg_constraint as k where k.conindid = x.indexrelid)
  union all
  select format('rule %s on %s', r.rulename, t.name), pg_get_ruledef(r.oid)
  from pg_rewrite as r join tables as t on t.oid = r.ev_class
  union all
  select format('policy %s on %s', p.polname, t.name), pg_get_expr(p.polqual, p.polrelid)
  from pg_policy as p join tables as t on t.oid = p.polrelid
  union all
  select 'role alongside_app', concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication)
  from pg_roles where rolname = 'alongside_app'
  union all
  select format('membership of alongside_app in %s', m.roleid::regrole), m.admin_option::text
  from pg_auth_members as m where m.member = 'alongside_app'::regrole`;

/** Schemas whose guards are looked at: the record, and what says who somebody is. Read models are derived, and checked as such. */
const SCHEMAS = ["record", "auth", "directory"];

/** Every guard as the connection's database has it, in order: its name, then 16 hex digits over all that it says. */
export async function readGuards(client: Pick<PoolClient, "query">): Promise<readonly string[]> {
  // With no search path PostgreSQL writes every name in full, so that the same guard always reads the same.
  await client.query("select set_config('search_path', '', true)");
  const { rows } = await client.query<{ what: string; says: string | null }>(SAID, [SCHEMAS]);
  return rows
    .map(({ what, says }) => `${what}: ${digest(says ?? "")}`)
    .toSorted((one, other) => (one < other ? -1 : 1));
}

const digest = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

const nameOf = (guard: string): string => guard.slice(0, guard.lastIndexOf(":"));

/** Guards that are not as this version's migrations make them. */
export async function checkGuards(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const found = new Set(await readGuards(client));
  const known = new Set(GUARDS);
  const names = new Set([...found].map(nameOf));
  const expected = new Set(GUARDS.map(nameOf));
  const gone = GUARDS.filter((guard) => !found.has(guard)).map((guard) =>
    names.has(nameOf(guard))
      ? `The ${nameOf(guard)} is not as this version of Alongside makes it.`
      : `The ${nameOf(guard)} is gone.`,
  );
  const added = [...found]
    .filter((guard) => !known.has(guard) && !expected.has(nameOf(guard)))
    .map((guard) => `The ${nameOf(guard)} was added by somebody.`);
  return [...gone, ...added];
}
