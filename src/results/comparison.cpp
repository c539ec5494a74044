#include "results/comparison.h"

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

std::optional<PaperSide> paper_side(const Cell& cell, std::int64_t count, int PaperCount::*published) {
  const std::optional<PaperCount> paper = paper_count_of(cell);
  if (!paper) return std::nullopt;
  PaperSide side = {.rate = {.count = (*paper).*published, .trials = row_of(cell.experiment).trials}};
  if (cell.cut_short == 0) side.fisher_p = fisher_exact_p(count, cell.trials, side.rate.count, side.rate.trials);
  return side;
}

}  // namespace

std::optional<PaperCount> paper_count_of(const Cell& cell) {
  if (cell.settings.message_bits != 0) return std::nullopt;
  return paper_count(cell.experiment, cell.key_bits);
}

const OutcomeWords& words_of(Outcome outcome) {
  static constexpr OutcomeWords kWords[] = {{"communicates", "communicates", "communicate"},
                                            {"one_time_pad", "secure: one-time pad", "are one-time pads"},
                                            {"perfectly_secret", "secure: no information", "are perfectly secret"}};
  return kWords[static_cast<std::size_t>(outcome)];
}

Comparison compare(const Cell& cell, Outcome outcome) {
  const std::int64_t count = count_of(cell, outcome);
  return {.ours = cell.rate(count),
          .paper = paper_side(cell, count,
                              outcome == Outcome::communicates ? &PaperCount::communicates : &PaperCount::secure)};
}

Value verdict_of(const Comparison& comparison) {
  if (!comparison.paper) return Absent{};
  return comparison.paper->judged() ? Value(Passed{comparison.paper->agrees()}) : Value(kTooShort);
}

std::optional<PaperSide> paper_side_of_strict(const Cell& cell) {
  return paper_side(cell, cell.strict, &PaperCount::communicates);
}

}  // namespace anc
