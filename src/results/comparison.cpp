#include "results/comparison.h"

#include "results/paper_results.h"

namespace anc {
namespace {

std::int64_t count_of(const Cell& cell, Outcome outcome) {
  switch (outcome) {
    case Outcome::communicates:
      return cell.communicates;
    case Outcome::one_time_pad:
      return cell.one_time_pad;
    case Outcome::perfectly_secret:
      return cell.perfectly_secret;
  }
  return 0;
}

PaperSide against(std::int64_t ours, std::int64_t our_trials, std::int64_t count, std::int64_t trials) {
  return {.count = count, .trials = trials, .fisher_p = fisher_exact_p(ours, our_trials, count, trials)};
}

std::optional<PaperSide> paper_side(const Cell& cell, Outcome outcome) {
  const std::optional<PaperCount> paper = paper_count(cell.experiment, cell.key_bits);
  if (!paper) return std::nullopt;
  return against(count_of(cell, outcome), cell.trials,
                 outcome == Outcome::communicates ? paper->communicates : paper->secure, paper->trials);
}

}  // namespace

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::communicates:
      return "communicates";
    case Outcome::one_time_pad:
      return "one_time_pad";
    case Outcome::perfectly_secret:
      return "perfectly_secret";
  }
  return "";
}

Comparison compare(const Cell& cell, Outcome outcome) {
  const std::int64_t count = count_of(cell, outcome);
  return {.outcome = outcome,
          .count = count,
          .trials = cell.trials,
          .interval = wilson_interval(count, cell.trials),
          .paper = paper_side(cell, outcome)};
}

std::optional<PaperSide> paper_side_of_converged(const Cell& cell) {
  const std::optional<PaperCount> paper = paper_count(cell.experiment, cell.key_bits);
  if (!paper) return std::nullopt;
  return against(cell.converged, cell.trials, paper->communicates, paper->trials);
}

std::string verdict_of(const Comparison& comparison) {
  if (!comparison.paper) return "-";
  return comparison.paper->fisher_p > kSignificance ? "PASS" : "FAIL";
}

}  // namespace anc
