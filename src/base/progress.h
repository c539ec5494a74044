// Progress on standard error: on a terminal one line that is redrawn, elsewhere a plain line every ten
// seconds. Workers only store a few numbers; a thread of its own reads them and writes.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

namespace anc {

// What is counted and shown. A task (a trial) takes at most `cap` units (rounds).
struct ProgressLabels {
  std::string title;                  // "cpa_anc n=16"
  std::string task, unit;             // "trials", "rounds"
  std::array<std::string, 2> gauges;  // "Bob", "Eve": two numbers a running task shows
};

// One look at the work, in tasks and units; the gauges are means over the running tasks.
struct ProgressState {
  std::int64_t tasks = 0, done = 0;  // done includes what was there before this run
  std::int64_t finished_here = 0;    // tasks finished by this run
  std::int64_t finished_units = 0;   // units those took
  int running = 0;
  std::int64_t running_units = 0;  // units the running tasks have taken
  std::int64_t cap = 0;            // units of a task, at most
  std::array<double, 2> gauges = {0.0, 0.0};
  double seconds = 0.0;  // since the start of this run
};

// Seconds left by the mean length of the tasks finished here (by the cap while there are none), at the
// present speed; negative while nothing is known.
double seconds_left(const ProgressState& state);

// "cpa_anc n=16 [#####.....] 10/20 trials, 4 running at round 6021, Bob 0.330, Eve 0.482, 12 min left"
std::string progress_line(const ProgressLabels& labels, const ProgressState& state);

class Progress {
 public:
  // `initial` holds tasks, done and cap. Workers are 0..workers-1. Silent when quiet.
  Progress(ProgressLabels labels, const ProgressState& initial, int workers, bool quiet);
  ~Progress();  // clears the redrawn line

  // The worker's running task has taken `units` units. Cheap: three relaxed stores.
  void update(int worker, std::int64_t units, double gauge0, double gauge1);
  // The worker's running task is finished after `units` units.
  void finish(int worker, std::int64_t units);

  ProgressState look() const;

 private:
  struct alignas(64) Slot {  // units 0 = idle; one cache line each, so workers do not disturb each other
    std::atomic<std::int64_t> units{0};
    std::array<std::atomic<double>, 2> gauges{};
  };
  void show_until_stopped();

  ProgressLabels labels_;
  ProgressState initial_;
  std::deque<Slot> slots_;
  std::atomic<std::int64_t> finished_here_{0}, finished_units_{0};
  double start_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopped_ = false;  // guarded by mutex_
  std::thread writer_;
};

}  // namespace anc
