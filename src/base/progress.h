// Progress on standard error: on a terminal one redrawn line, elsewhere a plain line every ten seconds.
// Workers only store a few numbers; a thread of its own reads them and writes.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace anc {

struct ProgressLabels {
  std::string title;                  // "cpa_anc n=16"
  std::string task, unit;             // "trials", "rounds"; no unit when a task is one unit
  std::array<std::string, 2> gauges;  // "Bob", "Eve": two numbers a running task shows; empty for none
};

// One look at the work, in tasks and units; the gauges are means over the running tasks.
struct ProgressState {
  std::int64_t tasks = 0, done = 0;                    // done includes what was there before this run
  std::int64_t finished_here = 0, finished_units = 0;  // tasks finished by this run, and their units
  std::int64_t running = 0, running_units = 0;         // tasks running, and the units they have taken
  std::int64_t cap = 0;                                // units of a task, at most
  std::array<double, 2> gauges = {0.0, 0.0};
  double seconds = 0.0;  // since the start of this run
};

// By what all tasks of this run have taken for each that finished (a bound, by the cap, while none has); negative while
// unknown.
double seconds_left(const ProgressState& state);

// "cpa_anc n=16 [###...] 10/20 trials, 6021 rounds, Bob 0.330, Eve 0.482, 12 min left": units are the mean of
// the running tasks, "<12 min" is a bound, and the bar takes what is left of the columns.
std::string progress_line(const ProgressLabels& labels, const ProgressState& state, int columns);

// Writes one line to standard error, whatever is in it (a line break in the name of a file, for example). That nobody
// reads it is no error.
void say(std::string_view text);

class Progress {
 public:
  // `initial` holds tasks, done and cap. Workers are 0..workers-1. Silent when quiet.
  Progress(ProgressLabels labels, const ProgressState& initial, int workers, bool quiet);
  ~Progress();  // clears the redrawn line

  // The worker's running task has taken `units` units so far (three relaxed stores), or has finished with them.
  void update(int worker, std::int64_t units, double gauge0, double gauge1);
  void finish(int worker, std::int64_t units);

  ProgressState look() const;

 private:
  struct alignas(64) Slot {  // a cache line of its own; units 0 = idle
    std::atomic<std::int64_t> units{0};
    std::array<std::atomic<double>, 2> gauges{};
  };
  void show_until_stopped();

  ProgressLabels labels_;
  ProgressState initial_;
  std::deque<Slot> slots_;
  std::atomic<std::int64_t> finished_here_{0}, finished_units_{0};
  double start_;
  std::mutex mutex_;  // guards stopped_
  std::condition_variable wake_;
  bool stopped_ = false;
  std::thread writer_;
};

}  // namespace anc
