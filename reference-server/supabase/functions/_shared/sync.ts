// What both functions do: read the request, call one SQL function as the caller, tell what happened in the protocol's
// words. The caller's token goes on to PostgREST, so that row level security decides what is read and written.

export interface Call {
  name: string;
  arguments: Record<string, unknown>;
}

type Body = Record<string, unknown>;

const BODY_BYTES_MAX = 16 * 1024 * 1024;
const ATTEMPTS_MAX = 4;
const WAIT_MILLIS_MAX = 30_000;
const RETRY_AFTER_SECONDS = "1";

const HEADERS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "POST, OPTIONS",
  "Access-Control-Allow-Headers":
    "authorization, x-client-info, apikey, content-type",
  "Cache-Control": "no-store",
  "Content-Type": "application/json",
};

/** A request that ends with a refusal. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Serves a function; `toCall` says which SQL function is meant, or throws a Refusal. */
export function serve(toCall: (body: Body) => Call): void {
  Deno.serve(async (request) => {
    try {
      return await answer(request, toCall);
    } catch (error) {
      if (error instanceof Refusal) {
        return refused(error);
      }
      console.error("a request failed:", error);
      return refused(
        new Refusal(500, "internal", "the server could not do its work"),
      );
    }
  });
}

async function answer(
  request: Request,
  toCall: (body: Body) => Call,
): Promise<Response> {
  if (request.method === "OPTIONS") {
    const headers = { ...HEADERS, "Content-Type": "text/plain" };
    return new Response("ok", { headers });
  }
  if (request.method !== "POST") {
    throw new Refusal(405, "method_not_allowed", "this path takes POST");
  }
  const authorization = request.headers.get("Authorization");
  if (!authorization) {
    throw new Refusal(
      401,
      "unauthorized",
      "the Authorization header is missing",
    );
  }
  checkType(request.headers.get("Content-Type"));
  const call = toCall(parsed(await text(request)));
  return await called(call, authorization);
}

/** Browsers send plain text, and some clients send no type at all. */
function checkType(contentType: string | null): void {
  const type = (contentType ?? "").split(";")[0].trim().toLowerCase();
  if (!["", "application/json", "text/plain"].includes(type)) {
    throw new Refusal(
      415,
      "unsupported_media_type",
      "the body should be application/json",
    );
  }
}

async function text(request: Request): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let read = "";
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) {
      throw new Refusal(
        413,
        "too_large",
        `the body is larger than ${BODY_BYTES_MAX} bytes`,
      );
    }
    read += decoded(() => decoder.decode(chunk, { stream: true }));
  }
  return read + decoded(() => decoder.decode());
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new Refusal(400, "malformed", "the body is not UTF-8");
  }
}

function parsed(body: string): Body {
  let value: unknown;
  try {
    value = storable(JSON.parse(body));
  } catch {
    throw new Refusal(400, "malformed", "the body is not JSON");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Refusal(400, "malformed", "the body is not a JSON object");
  }
  return value as Body;
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; both become the replacement character. */
function storable(value: unknown): unknown {
  if (typeof value === "string") {
    return value.toWellFormed().replaceAll("\u0000", "\ufffd");
  } else if (Array.isArray(value)) {
    return value.map(storable);
  } else if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map((
        [key, each],
      ) => [storable(key), storable(each)]),
    );
  }
  return value;
}

/** The cursor of a request; null, absent and 0 all mean that the client has never pulled. */
export function cursor(body: Body): number | null {
  const sent = body.lastPulledAt ?? null;
  if (sent !== null && (typeof sent !== "number" || sent < 0)) {
    throw new Refusal(
      400,
      "malformed",
      "lastPulledAt is neither null nor a timestamp",
    );
  }
  return sent === null || sent === 0 ? null : sent as number;
}

async function called(call: Call, authorization: string): Promise<Response> {
  const body = JSON.stringify(call.arguments);
  for (let attempt = 1;; attempt++) {
    const response = await post(call.name, authorization, body);
    if (response.ok) {
      // A pull's answer may be large; it is handed on as it comes.
      return new Response(response.body, { status: 200, headers: HEADERS });
    }
    const problem = await problemOf(response);
    if (!isUndone(problem.code) || attempt === ATTEMPTS_MAX) {
      throw refusalOf(response.status, problem);
    }
  }
}

async function post(
  name: string,
  authorization: string,
  body: string,
): Promise<Response> {
  try {
    return await fetch(`${Deno.env.get("SUPABASE_URL")}/rest/v1/rpc/${name}`, {
      method: "POST",
      headers: {
        Authorization: authorization,
        apikey: Deno.env.get("SUPABASE_ANON_KEY") ?? "",
        "Content-Type": "application/json",
      },
      body,
      signal: AbortSignal.timeout(WAIT_MILLIS_MAX),
    });
  } catch (error) {
    console.error("the database was not reached:", error);
    throw new Refusal(503, "busy", "the database is busy or away; try again");
  }
}

interface Problem {
  /** A word of the SQL functions, a state of PostgreSQL, or a code of PostgREST. */
  code: string;
  /** A sentence of the SQL functions; empty where something else speaks. */
  error: string;
  /** Everything, for the log. */
  text: string;
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const told = JSON.parse(text);
    const error = typeof told.error === "string" ? told.error : "";
    return { code: String(told.code ?? ""), error, text };
  } catch {
    return { code: "", error: "", text };
  }
}

/** Deadlocks and failed serializations: all was rolled back, and the same may succeed now. */
function isUndone(code: string): boolean {
  return code === "40001" || code === "40P01";
}

const BUSY = /^(08...|40...|53...|55P03|57014|57P..|25P03|PGRST00\d)$/;
const NOBODY = /^(23503|42501|PGRST30\d)$/;
const UNSTORABLE = /^(2[123]...|54...|PGRST102)$/;

/** What a failure means to a client. PostgREST's own statuses do not: a missing user is 409 there. */
function refusalOf(status: number, problem: Problem): Refusal {
  if (problem.error !== "") {
    return new Refusal(status, problem.code, problem.error);
  } else if (
    BUSY.test(problem.code) || [429, 502, 503, 504].includes(status)
  ) {
    return new Refusal(503, "busy", "the database is busy or away; try again");
  } else if (NOBODY.test(problem.code) || status === 401) {
    return new Refusal(
      401,
      "unauthorized",
      "the token was refused, or names a user that is not known",
    );
  } else if (status === 413) {
    return new Refusal(413, "too_large", "the body is too large");
  } else if (UNSTORABLE.test(problem.code)) {
    return new Refusal(
      400,
      "malformed",
      "the request holds a value that cannot be stored",
    );
  }
  console.error("PostgREST answered", status, problem.text);
  return new Refusal(500, "internal", "the server could not do its work");
}

function refused(refusal: Refusal): Response {
  const headers: Record<string, string> = { ...HEADERS };
  if (refusal.status === 401) {
    headers["WWW-Authenticate"] = "Bearer";
  } else if (refusal.status === 405) {
    headers["Allow"] = "POST, OPTIONS";
  } else if (refusal.status === 503) {
    headers["Retry-After"] = RETRY_AFTER_SECONDS;
  }
  const body = JSON.stringify({ error: refusal.message, code: refusal.code });
  return new Response(body, { status: refusal.status, headers });
}
