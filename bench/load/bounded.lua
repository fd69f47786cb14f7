-- A number of requests and no more, over a list of addresses; every request says whether it went wrong.
-- Arguments after "--": how many requests this thread may make, "new" or "kept" connections, then paths.
-- When they are made it says "stopped" on stderr: wrk itself would wait for its whole time.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long us; } moment; int gettimeofday(moment *, void *);")
local left, paths, at = 0, {}, 0
local only
began, ended = 0, 0

local function now()
  local found = ffi.new("moment")
  ffi.C.gettimeofday(found, nil)
  return tonumber(found.s) * 1e6 + tonumber(found.us)
end

function setup(thread)
  only = thread
end

function init(args)
  left = tonumber(args[1])
  local kept = args[2] == "kept"
  for i = 3, #args do
    paths[#paths + 1] = wrk.format("GET", args[i], {
      ["Host"] = "bijwie.example",
      ["Accept-Encoding"] = "gzip",
      ["Connection"] = kept and "keep-alive" or "close",
    })
  end
end

function request()
  if began == 0 then began = now() end
  at = at % #paths + 1
  return paths[at]
end

function response()
  left = left - 1
  if left == 0 then
    ended = now()
    io.stderr:write("stopped\n")
    wrk.thread:stop()
  end
end

function done(summary, latency)
  io.write(string.format(
    'JSON {"requests": %d, "microseconds": %d, "bytes": %d, "connect": %d, "read": %d, "write": %d, '
      .. '"status": %d, "timeout": %d, "p50": %d, "p90": %d, "p99": %d, "max": %d}\n',
    summary.requests, only:get("ended") - only:get("began"), summary.bytes, summary.errors.connect, summary.errors.read,
    summary.errors.write, summary.errors.status, summary.errors.timeout,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end
