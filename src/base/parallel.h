// Independent jobs on a few threads. Which thread runs which job is chance; what a job computes must not
// depend on it.
#pragma once

#include <cstdint>
#include <functional>

namespace anc {

// Runs job(index, worker) once for each index 0..count-1, in ascending order of start, on min(threads, count)
// workers 0, 1, ... of which the caller's thread is the first (on fewer where the system has no more threads). No new
// job starts after a job has thrown or once `stop` (called from any worker, often) has returned true; running jobs may
// poll the argument `cancelled` they are given. The first exception is thrown again after all workers have ended. Needs
// threads
// >= 1.
using Job = std::function<void(std::int64_t index, int worker, const std::function<bool()>& cancelled)>;
void run_parallel(std::int64_t count, int threads, const std::function<bool()>& stop, const Job& job);

}  // namespace anc
