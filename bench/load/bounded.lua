-- A number of requests and no more, over a list of addresses; every request says whether it went wrong.
-- Arguments after "--": how many requests this thread may make, "new" or "kept" connections, then paths.
local left, paths, at = 0, {}, 0

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
  at = at % #paths + 1
  return paths[at]
end

function response()
  left = left - 1
  if left <= 0 then wrk.thread:stop() end
end

function done(summary, latency)
  io.write(string.format(
    'JSON {"requests": %d, "microseconds": %d, "bytes": %d, "connect": %d, "read": %d, "write": %d, '
      .. '"status": %d, "timeout": %d, "p50": %d, "p90": %d, "p99": %d, "max": %d}\n',
    summary.requests, summary.duration, summary.bytes, summary.errors.connect, summary.errors.read,
    summary.errors.write, summary.errors.status, summary.errors.timeout,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end
