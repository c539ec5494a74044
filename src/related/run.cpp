#include "related/run.h"

#include <chrono>
#include <map>
#include <mutex>

#include "base/parallel.h"
#include "base/progress.h"
#include "related/instances.h"

namespace anc::related {
namespace {

struct Task {
  const Case* one;
  std::uint64_t trial;
};

struct Done {
  Record record;
  double seconds;
};

using Clock = std::chrono::steady_clock;

struct Plan {
  std::vector<Task> missing;  // the trials that the file does not have, in the order of cases and trials
  std::int64_t reused = 0;    // those that it has
};

// Cut short by `stop`, polled now and then: a plan may be of many millions.
Plan plan_of(const Run& run, const RecordFile* file, const RecordFormat& format, const std::function<bool()>& stop) {
  constexpr std::int64_t kBetweenPolls = 1 << 16;
  Plan plan;
  for (const Case& one : run.cases) {
    const std::optional<std::size_t> place = format.find(one.reference, one.attack, one.settings);
    check(place.has_value(), "run_cases: a case that the file does not know");
    for (std::int64_t i = 0; i < trials_of(run, one); ++i) {
      if ((i + 1) % kBetweenPolls == 0 && stop()) return plan;
      const std::uint64_t trial = run.first_trial + static_cast<std::uint64_t>(i);
      if (file != nullptr && file->find({*place, trial}) != nullptr) {
        ++plan.reused;
      } else {
        plan.missing.push_back({&one, trial});
      }
    }
  }
  return plan;
}

// Computes the given trials: those that ended before the run was stopped, by their place.
std::map<std::int64_t, Done> compute_all(const Run& run, const std::vector<Task>& tasks, std::int64_t reused,
                                         RecordFile* file, const std::function<bool()>& stop) {
  const auto count = static_cast<std::int64_t>(tasks.size());
  const ProgressState start = {.tasks = reused + count, .done = reused, .cap = 1};
  Progress progress({.title = "related_work", .task = "trials", .unit = "", .gauges = {}}, start, run.threads,
                    run.quiet || count == 0);
  std::mutex mutex;
  std::map<std::int64_t, Done> done;  // guarded by mutex
  run_parallel(count, run.threads, stop, [&](std::int64_t index, int worker, const auto&) {
    const Task& task = tasks[static_cast<std::size_t>(index)];
    progress.update(worker, 1, 0.0, 0.0);
    const Clock::time_point begin = Clock::now();
    std::optional<Done> computed;
    try {
      Record record = compute(*task.one, run.seed, task.trial);
      computed = {std::move(record), std::chrono::duration<double>(Clock::now() - begin).count()};
    } catch (const Abandoned&) {
      return;
    }
    if (run.weights && task.one->trains) write_weights(*run.weights, computed->record);
    if (file != nullptr) file->append(computed->record);
    progress.finish(worker, 1);
    const std::lock_guard lock(mutex);
    done.emplace(index, std::move(*computed));
  });
  return done;
}

}  // namespace

std::int64_t trials_of(const Run& run, const Case& one) {
  return one.trials == 0 ? 0 : run.trials.value_or(one.trials);
}

RunResult run_cases(const Run& run, const RecordFormat& format, RecordFile* file, const std::function<bool()>& stop) {
  std::int64_t asked = 0;
  for (const Case& one : run.cases) asked += trials_of(run, one);
  const Plan plan = plan_of(run, file, format, stop);
  if (run.weights) {
    for (const Task& task : plan.missing) {
      if (task.one->trains) require_weights(*run.weights, *task.one, run.seed, task.trial);
    }
  }
  RunResult result = {.reused = plan.reused};
  for (auto& [index, done] : compute_all(run, plan.missing, plan.reused, file, stop)) {
    const std::string text = text_of(done.record.reference, done.record.attack, done.record.settings);
    if (result.times.empty() || result.times.back().text != text) result.times.push_back({.text = text});
    ++result.times.back().trials;
    result.times.back().seconds += done.seconds;
    result.computed.push_back(std::move(done.record));
  }
  result.missing = asked - result.reused - static_cast<std::int64_t>(result.computed.size());
  if (file != nullptr && result.missing == 0) file->sort();
  return result;
}

}  // namespace anc::related
