// The trials of many cases, on all threads, with what is already known left alone.
#pragma once

#include <functional>
#include <optional>

#include "related/record.h"

namespace anc::related {

struct Run {
  std::vector<Case> cases;
  std::uint64_t seed = 0, first_trial = 0;
  std::optional<std::int64_t> trials = std::nullopt;  // of every case that has any; else its own number
  int threads = 1;
  bool quiet = false;                                           // no progress
  std::optional<std::filesystem::path> weights = std::nullopt;  // a directory for those of cases that train
};

// Of one case of the run.
std::int64_t trials_of(const Run& run, const Case& one);

// What computing one case has cost, by the clock, its instances included.
struct CaseTime {
  std::string text = {};  // of the case
  std::int64_t trials = 0;
  double seconds = 0.0;
};

struct RunResult {
  std::int64_t reused = 0;            // trials the file already had
  std::int64_t missing = 0;           // trials still to do: the run was interrupted
  std::vector<Record> computed = {};  // by this run, in the order of cases and trials
  std::vector<CaseTime> times = {};   // of the cases computed
};

// Each finished trial is at once appended to `file` (null: kept in memory only), which is sorted when all are there.
// `format` is the file's, and knows all cases of the run. `stop` is polled between trials; trials that take long poll
// interrupted() and throw Abandoned.
RunResult run_cases(const Run& run, const RecordFormat& format, RecordFile* file, const std::function<bool()>& stop);

}  // namespace anc::related
