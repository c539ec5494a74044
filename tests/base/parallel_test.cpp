#include "base/parallel.h"

#include <sys/resource.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/check.h"
#include "support/catch.h"
#include "support/child.h"

using namespace anc;

namespace {
const auto kNever = [] { return false; };
}

TEST_CASE("Every job runs once, whatever the number of threads") {
  for (const int threads : {1, 2, 7, 100}) {
    std::vector<std::atomic<int>> runs(50);
    run_parallel(50, threads, kNever, [&](std::int64_t index, int worker, const auto&) {
      if (worker >= 0 && worker < threads) ++runs[static_cast<std::size_t>(index)];
    });
    for (const auto& count : runs) CHECK(count == 1);
  }
  run_parallel(0, 3, kNever, [](std::int64_t, int, const auto&) { FAIL("there is no job"); });
  CHECK_THROWS_AS(run_parallel(1, 0, kNever, [](std::int64_t, int, const auto&) {}), ContractViolation);
}

TEST_CASE("The first exception ends the run and comes back") {
  for (const int threads : {1, 4}) {
    std::atomic<int> started{0};
    CHECK_THROWS_WITH(run_parallel(1'000'000, threads, kNever,
                                   [&](std::int64_t index, int, const auto& cancelled) {
                                     ++started;
                                     if (index == 5) throw std::runtime_error("job 5");
                                     while (index > 5 && !cancelled()) continue;
                                   }),
                      "job 5");
    CHECK(started < 100);
  }
}

TEST_CASE("Stop ends the run between jobs, and running jobs can see it") {
  std::atomic<int> finished{0};
  run_parallel(
      1'000'000, 3, [&] { return finished >= 10; }, [&](std::int64_t, int, const auto&) { ++finished; });
  CHECK(finished >= 10);
  CHECK(finished < 20);
}

TEST_CASE("Where the system has no more threads those that there are do the work") {
  // In a process of its own, which may have no thread but its first. The limit does not bind the superuser.
  const int status = test::status_of_child([] {
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && setuid(kNobody) != 0) return 10;
    const rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    if (setrlimit(RLIMIT_NPROC, &none) != 0) return 11;
    try {
      std::thread([] {}).join();
      return 77;  // the system does not keep the limit
    } catch (const std::system_error&) {
    }
    int runs = 0;
    run_parallel(50, 4, kNever, [&](std::int64_t, int worker, const auto&) { runs += worker == 0 ? 1 : 0; });
    return runs == 50 ? 0 : 12;
  });
  if (status == 77) {
    WARN("this system does not limit threads: not tested");
  } else {
    CHECK(status == 0);
  }
}
