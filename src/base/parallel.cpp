#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "base/check.h"

namespace anc {
namespace {

// What the workers of one run share.
struct Shared {
  std::atomic<std::int64_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  std::exception_ptr first_failure;  // guarded by mutex
};

void work(Shared& shared, std::int64_t count, int worker, const std::function<bool()>& stop, const Job& job) {
  const std::function<bool()> cancelled = [&] { return shared.failed.load(std::memory_order_relaxed) || stop(); };
  try {
    while (!cancelled()) {
      const std::int64_t index = shared.next.fetch_add(1, std::memory_order_relaxed);
      if (index >= count) return;
      job(index, worker, cancelled);
    }
  } catch (...) {
    const std::lock_guard lock(shared.mutex);
    if (!shared.first_failure) shared.first_failure = std::current_exception();
    shared.failed = true;
  }
}

// Starts workers 1, 2, ... below `workers`, as many as the system gives.
std::vector<std::jthread> start_others(int workers, const std::function<void(int)>& work_of) {
  std::vector<std::jthread> others;
  others.reserve(static_cast<std::size_t>(std::max(0, workers - 1)));
  try {
    for (int worker = 1; worker < workers; ++worker) others.emplace_back(work_of, worker);
  } catch (const std::system_error&) {  // no more of them, or no memory for more: those that there are do the work
  } catch (const std::bad_alloc&) {
  }
  return others;
}

}  // namespace

void run_parallel(std::int64_t count, int threads, const std::function<bool()>& stop, const Job& job) {
  check(threads >= 1, "run_parallel: needs at least one thread");
  Shared shared;
  {
    const auto others = start_others(static_cast<int>(std::min<std::int64_t>(threads, count)),
                                     [&](int worker) { work(shared, count, worker, stop, job); });
    work(shared, count, 0, stop, job);
  }
  if (shared.first_failure) std::rethrow_exception(shared.first_failure);
}

}  // namespace anc
