#include "related/run.h"

#include <chrono>

#include "base/parallel.h"
#include "base/progress.h"

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

std::vector<Task> all_tasks(const Run& run) {
  std::vector<Task> tasks;
  for (const Case& one : run.cases) {
    const std::int64_t trials = one.trials == 0 ? 0 : run.trials.value_or(one.trials);
    for (std::int64_t i = 0; i < trials; ++i) tasks.push_back({&one, run.first_trial + static_cast<std::uint64_t>(i)});
  }
  return tasks;
}

std::vector<Task> missing_of(const std::vector<Task>& tasks, const RecordFile* file, const RecordFormat& format) {
  std::vector<Task> missing;
  for (const Task& task : tasks) {
    const std::optional<std::size_t> place = format.find(text_of(*task.one));
    check(place.has_value(), "run_cases: a case that the file does not know");
    if (file == nullptr || file->find({*place, task.trial}) == nullptr) missing.push_back(task);
  }
  return missing;
}

// Computes the given trials; an entry stays empty where the run was stopped first.
std::vector<std::optional<Done>> compute_all(const Run& run, const std::vector<Task>& tasks, std::int64_t reused,
                                             RecordFile* file, const std::function<bool()>& stop) {
  const auto count = static_cast<std::int64_t>(tasks.size());
  const ProgressState start = {.tasks = reused + count, .done = reused, .cap = 1};
  Progress progress({.title = "related_work", .task = "trials", .unit = "", .gauges = {}}, start, run.threads,
                    run.quiet || count == 0);
  std::vector<std::optional<Done>> done(tasks.size());
  run_parallel(count, run.threads, stop, [&](std::int64_t index, int worker, const auto&) {
    const auto i = static_cast<std::size_t>(index);
    progress.update(worker, 1, 0.0, 0.0);
    const Clock::time_point begin = Clock::now();
    try {
      Record record = compute(*tasks[i].one, run.seed, tasks[i].trial);
      done[i] = {std::move(record), std::chrono::duration<double>(Clock::now() - begin).count()};
    } catch (const Abandoned&) {
      return;
    }
    if (file != nullptr) file->append(done[i]->record);
    progress.finish(worker, 1);
  });
  return done;
}

}  // namespace

RunResult run_cases(const Run& run, const RecordFormat& format, RecordFile* file, const std::function<bool()>& stop) {
  const std::vector<Task> tasks = all_tasks(run);
  const std::vector<Task> missing = missing_of(tasks, file, format);
  RunResult result = {.reused = static_cast<std::int64_t>(tasks.size() - missing.size())};
  for (std::optional<Done>& done : compute_all(run, missing, result.reused, file, stop)) {
    if (!done) continue;
    const std::string text = text_of(done->record.reference, done->record.attack, done->record.settings);
    if (result.times.empty() || result.times.back().text != text) result.times.push_back({.text = text});
    ++result.times.back().trials;
    result.times.back().seconds += done->seconds;
    result.computed.push_back(std::move(done->record));
  }
  result.missing = static_cast<std::int64_t>(missing.size() - result.computed.size());
  if (file != nullptr && result.missing == 0) file->sort();
  return result;
}

}  // namespace anc::related
