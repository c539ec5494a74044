#include "planning/plan.h"

#include "base/check.h"
#include "base/cores.h"
#include "base/interrupt.h"
#include "campaign/settings.h"
#include "results/format.h"
#include "results/macros.h"
#include "results/sheet.h"

namespace anc {
namespace {

constexpr int kSizes[] = {4, 8, 16, 32, 64, 128};
constexpr std::int64_t kTrials[] = {1000, 10'000, 100'000, 1'000'000};

// What the report assumes: a cluster of which we have a part, and a node that fails now and then.
constexpr std::int64_t kCores = 1000, kPerTask = 10, kFailures = 1000, kRequeueMinutes = 10;

CampaignKey default_key(Experiment experiment, int key_bits) {
  return {.experiment = experiment,
          .key_bits = key_bits,
          .seed = 0,
          .settings = default_hyperparameters(experiment, key_bits)};
}

// How many rounds the trials of these settings took, and what one of their records takes on the disk.
struct Known {
  std::vector<std::int64_t> rounds;
  std::size_t trials = 0;
  double record_bytes = 0.0;
};

Known known_of(const CampaignKey& key, const Cost& cost, const std::vector<Record>& records) {
  Known known;
  for (const Record& record : records) {
    const bool same = record.id.experiment == key.experiment && record.id.key_bits == key.key_bits &&
                      first_difference(record.settings, key.settings, key.experiment) == nullptr;
    if (!same) continue;
    known.rounds.push_back(record.rounds);
    known.record_bytes += static_cast<double>(to_json_line(record).size() + 1);
  }
  known.trials = known.rounds.size();
  if (known.trials > 0) {
    known.record_bytes /= static_cast<double>(known.trials);
  } else {
    known = {.rounds = {key.settings.max_rounds}, .trials = 0, .record_bytes = cost.record_bytes};
  }
  return known;
}

std::string three_digits(double value) {
  return value >= 100.0 ? fixed(value, 0) : value >= 1.0 ? fixed(value, 1) : fixed(value, 2);
}

// Of trials none of which is known all is a bound, and an interval of chance would say too much.
std::string interval_text(const Spread90& spread, const Known& known) {
  return known.trials == 0 ? "at most" : three_digits(spread.low) + " to " + three_digits(spread.high);
}

void add_plan(Sheet& sheet, const CampaignKey& key, Workload work, const Cost& cost,
              const std::vector<Record>& records) {
  const Known known = known_of(key, cost, records);
  work.round_seconds = cost.round_seconds;
  const Forecast result = forecast(work, known.rounds);
  const auto trials = static_cast<double>(work.trials);
  add_row(sheet, {{"key bits", std::int64_t{key.key_bits}},
                  {"trials", work.trials},
                  {"a task", work.per_task},
                  {"cores", work.cores},
                  {"known", static_cast<std::int64_t>(known.trials)},
                  {"core-hours", three_digits(result.core_hours.median)},
                  {"90 %", interval_text(result.core_hours, known)},
                  {"wall hours", three_digits(result.wall_hours.median)},
                  {"90 % wall", interval_text(result.wall_hours, known)},
                  {"requeues", fixed(result.requeues.median, 0)},
                  {"MiB a core", fixed(cost.megabytes, 0)},
                  {"MB on disk", three_digits(1e-6 * trials * known.record_bytes)},
                  {"merge min", three_digits(trials * cost.merge_seconds / 60.0)}});
}

// The rows with the columns of these numbers only: what is the same in all stands in the caption.
std::string rows_of(const Sheet& sheet, const std::vector<std::size_t>& columns) {
  Sheet part;
  for (const std::size_t column : columns) part.columns.push_back(sheet.columns[column]);
  for (const auto& row : sheet.rows) {
    part.rows.emplace_back();
    for (const std::size_t column : columns) part.rows.back().push_back(row[column]);
  }
  return "%\n" + latex_rows(part);
}

Workload report_workload(std::int64_t trials) {
  return {.trials = trials,
          .per_task = kPerTask,
          .cores = kCores,
          .failures = 1e-6 * static_cast<double>(kFailures),
          .requeue_seconds = 60.0 * static_cast<double>(kRequeueMinutes)};
}

}  // namespace

Costs measure_all(Experiment experiment) {
  Costs costs = {.processor = processor_name(), .sizes = {}};
  for (const int key_bits : kSizes) {
    const auto cost = measure_cost(experiment, key_bits, default_hyperparameters(experiment, key_bits));
    if (!cost) break;
    costs.sizes.push_back(*cost);
  }
  return costs;
}

Cost cost_of(const Costs& costs, int key_bits) {
  for (const Cost& cost : costs.sizes) {
    if (cost.key_bits == key_bits) return cost;
  }
  throw UserError("`measured` has no costs at " + std::to_string(key_bits) + " key bits",
                  "leave it out, to measure here");
}

std::string plan_text(const CampaignKey& key, const Workload& work, const Cost& cost,
                      const std::vector<Record>& known) {
  Sheet sheet;
  add_plan(sheet, key, work, cost, known);
  return terminal_text(sheet);
}

std::string report_macros(Experiment experiment, const Costs& costs, const std::vector<Record>& known) {
  constexpr int kFailingSize = 16;
  constexpr std::int64_t kFailingTrials = 100'000;
  Sheet sizes;
  for (const int key_bits : kSizes) {
    for (const std::int64_t trials : kTrials) {
      add_plan(sizes, default_key(experiment, key_bits), report_workload(trials), cost_of(costs, key_bits), known);
    }
  }
  std::string failure_rows;
  for (const std::int64_t failures : {0, 1000, 100'000}) {
    for (const std::int64_t per_task : {1, 10, 1000}) {
      Workload work = report_workload(kFailingTrials);
      work.per_task = per_task;
      work.failures = 1e-6 * static_cast<double>(failures);
      Sheet row;
      add_plan(row, default_key(experiment, kFailingSize), work, cost_of(costs, kFailingSize), known);
      failure_rows += std::to_string(failures) + " & " + rows_of(row, {2, 5, 6, 7, 8, 9}).substr(2);
    }
  }
  MacroFile macros;
  macros.define("plan/rows", rows_of(sizes, {0, 1, 4, 5, 6, 7, 9, 10, 11, 12}));
  macros.define("plan/failure_rows", "%\n" + failure_rows);
  macros.define("plan/processor",
                latex_escape(costs.processor.empty() ? "a processor without a name" : costs.processor));
  macros.define("plan/failing_size", std::to_string(kFailingSize));
  macros.define("plan/failing_trials", std::to_string(kFailingTrials));
  macros.define("plan/cores", std::to_string(kCores));
  macros.define("plan/per_task", std::to_string(kPerTask));
  macros.define("plan/failures", std::to_string(kFailures));
  macros.define("plan/requeue_minutes", std::to_string(kRequeueMinutes));
  return "% program: plan\n" + macros.text().substr(macros.text().find('\n') + 1);
}

}  // namespace anc
