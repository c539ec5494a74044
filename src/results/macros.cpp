#include "results/macros.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/check.h"
#include "campaign/citation.h"
#include "results/comparison.h"
#include "results/format.h"
#include "results/paper_results.h"
#include "results/sheet.h"

namespace anc {
namespace {

// Of Cell::masks, in its order.
constexpr std::array<const char*, std::tuple_size_v<decltype(Cell::masks)>> kMaskMacros = {
    "MasksOne", "MasksTwo", "MasksThree", "MasksFour", "MasksMore"};

const char* macro_part(Outcome outcome) {
  switch (outcome) {
    case Outcome::communicates:
      return "Communicates";
    case Outcome::one_time_pad:
      return "OneTimePad";
    case Outcome::perfectly_secret:
      return "PerfectlySecret";
  }
  return "";
}

void check_letters(std::string_view name) {
  check(!name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalpha(c); }),
        "MacroFile: a TeX macro name is letters only");
}

// "p=0.048", "p<0.001".
std::string p_equation(const std::optional<PaperSide>& paper) {
  if (paper && !paper->judged()) return "\\mbox{" + std::string(kTooShort) + "}";
  const std::string p = paper ? p_value(*paper->fisher_p) : "\\mbox{n/a}";
  return (p.starts_with('<') ? "p" : "p=") + p;
}

std::string number(std::int64_t value) { return std::to_string(value); }

void define_spread(MacroFile& macros, const std::string& name, const Spread& spread, bool known) {
  macros.define(name + "Min", known ? number(spread.minimum) : "n/a");
  macros.define(name + "Median", known ? count_or_half(spread.median) : "n/a");
  macros.define(name + "Max", known ? number(spread.maximum) : "n/a");
}

void define_comparison(MacroFile& macros, const std::string& name, const Comparison& c) {
  const Interval interval = c.ours.interval();
  macros.define(name, number(c.ours.count));
  macros.define(name + "Rate", percent(c.ours.fraction()));
  macros.define(name + "Low", percent(interval.low));
  macros.define(name + "High", percent(interval.high));
  macros.define(name + "P", p_equation(c.paper));
  macros.define(name + "Verdict", spelled(verdict_of(c), Spelling::terminal));
}

void define_cell(MacroFile& macros, const Cell& cell) {
  const std::string name = "result" + cell_name(cell.experiment, cell.key_bits);
  macros.define(name + "Trials", number(cell.trials));
  for (const Outcome outcome : kOutcomes) define_comparison(macros, name + macro_part(outcome), compare(cell, outcome));
  macros.define(name + "MixedKey", number(cell.mixed_key()));
  macros.define(name + "Converged", number(cell.converged));
  macros.define(name + "BobWithinStop", number(cell.bob_within_stop));
  macros.define(name + "BobWithinSmall", number(cell.bob_within_small));
  macros.define(name + "ConvergedP", p_equation(paper_side_of_converged(cell)));
  define_spread(macros, name + "Leaked", cell.leaked_bits, cell.communicates > 0);
  define_spread(macros, name + "Rounds", cell.rounds, true);
  for (std::size_t i = 0; i < kMaskMacros.size(); ++i) {
    macros.define(name + kMaskMacros[i], number(cell.masks[i]));
    macros.define(name + kMaskMacros[i] + "SumZero", number(cell.masks_of_sum_zero[i]));
  }
  macros.define(name + "Seeds", spelled(cell.ranges, Spelling::latex));
  macros.define(name + "Settings", latex_escape(settings_text(cell)));
  const TrialId first = {cell.experiment, cell.key_bits, cell.ranges.front().seed, cell.ranges.front().first};
  macros.define(name + "FirstCitation", latex_escape(text_of(cite(first, cell.settings))));
}

// The same names for a key size of the paper that was not run, so that prose compiles whatever was computed.
void define_absent_cell(MacroFile& macros, Experiment experiment, int key_bits) {
  const std::string name = "result" + cell_name(experiment, key_bits);
  for (const Outcome outcome : kOutcomes) {
    for (const char* suffix : {"", "Rate", "Low", "High", "Verdict"}) {
      macros.define(name + macro_part(outcome) + suffix, "n/a");
    }
    macros.define(name + macro_part(outcome) + "P", p_equation(std::nullopt));
  }
  for (const char* suffix :
       {"Trials", "MixedKey", "Converged", "BobWithinStop", "BobWithinSmall", "Seeds", "Settings", "FirstCitation"}) {
    macros.define(name + suffix, "n/a");
  }
  for (const char* suffix : kMaskMacros) {
    macros.define(name + suffix, "n/a");
    macros.define(name + suffix + "SumZero", "n/a");
  }
  macros.define(name + "ConvergedP", p_equation(std::nullopt));
  define_spread(macros, name + "Leaked", {}, false);
  define_spread(macros, name + "Rounds", {}, false);
}

void define_paper(MacroFile& macros, Experiment experiment, int key_bits) {
  const PaperCount paper = *paper_count(experiment, key_bits);
  const std::string name = "result" + cell_name(experiment, key_bits) + "Paper";
  macros.define(name + "Trials", number(paper.trials));
  macros.define(name + "Communicates", number(paper.communicates));
  macros.define(name + "Secure", number(paper.secure));
}

// The paper makes a claim for each outcome at each of its key sizes.
struct Claims {
  std::array<int, kOutcomes.size()> passed = {};  // in the order of kOutcomes
  int too_short = 0;                              // to judge, of the counts of the paper's table
  std::vector<std::string> deviations;

  // Of the counts of the paper's table, with secure read so.
  int passed_with(Outcome reading) const {
    return passed[static_cast<std::size_t>(Outcome::communicates)] + passed[static_cast<std::size_t>(reading)];
  }
};

// The counts of a table of the paper: for each key size those that communicate, and those that are secure.
constexpr int kCountsOfSize = 2;
constexpr int kClaims = kCountsOfSize * static_cast<int>(kPaperKeyBits.size());

const char* plural_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::communicates:
      return "communicate";
    case Outcome::one_time_pad:
      return "are one-time pads";
    case Outcome::perfectly_secret:
      return "are perfectly secret";
  }
  return "";
}

void judge(Claims& claims, const Cell& cell, Outcome outcome) {
  const Comparison c = compare(cell, outcome);
  if (c.paper->agrees()) {
    ++claims.passed[static_cast<std::size_t>(outcome)];
    return;
  }
  claims.deviations.push_back("at $n=" + number(cell.key_bits) + "$, " + number(c.ours.count) + " of " +
                              number(c.ours.trials) + " " + plural_words(outcome) +
                              " (paper: " + number(c.paper->rate.count) + " of " + number(c.paper->rate.trials) +
                              ", $" + p_equation(c.paper) + "$)");
}

const Cell* cell_of_size(const Table& table, int key_bits) {
  const auto cell = std::find_if(table.cells.begin(), table.cells.end(),
                                 [&](const Cell& candidate) { return candidate.key_bits == key_bits; });
  return cell == table.cells.end() ? nullptr : &*cell;
}

Claims judge_table(const Table& table) {
  Claims claims;
  for (const int key_bits : kPaperKeyBits) {
    const Cell* const cell = cell_of_size(table, key_bits);
    if (cell == nullptr) {
      claims.deviations.push_back("for $n=" + number(key_bits) + "$ nothing was run");
      continue;
    }
    if (cell->cut_short > 0) {
      claims.too_short += kCountsOfSize;
      continue;
    }
    for (const Outcome outcome : kOutcomes) judge(claims, *cell, outcome);
  }
  return claims;
}

}  // namespace

void MacroFile::define(std::string_view name, std::string_view body) {
  check_letters(name);
  text_ += "\\def\\" + std::string(name) + "{" + std::string(body) + "}\n";
}

void MacroFile::condition(std::string_view name, bool value) {
  check_letters(name);
  text_ += "\\newif\\if" + std::string(name) + " \\" + std::string(name) + (value ? "true" : "false") + "\n";
}

std::string cell_name(Experiment experiment, int key_bits) {
  return letters_of(name_of(experiment)) + number_name(key_bits);
}

void define_table(MacroFile& macros, const Table& table) {
  for (const int key_bits : kPaperKeyBits) {
    define_paper(macros, table.experiment, key_bits);
    if (cell_of_size(table, key_bits) == nullptr) define_absent_cell(macros, table.experiment, key_bits);
  }
  for (const Cell& cell : table.cells) define_cell(macros, cell);

  const std::string name = "resultTable" + number_name(table_of(table.experiment));
  const Claims claims = judge_table(table);
  macros.define(name + "Claims", number(kClaims));
  macros.define(name + "TooShort", number(claims.too_short));
  macros.define(name + "Judged", number(kClaims - claims.too_short));
  for (const Outcome reading : kReadings) {
    macros.define(name + "Passed" + macro_part(reading), number(claims.passed_with(reading)));
    macros.condition(name + "Reproduced" + macro_part(reading), claims.passed_with(reading) == kClaims);
  }
  macros.define(name + "Deviations", joined(claims.deviations, "; "));
  macros.condition(name + "Quick", table.quick);
  macros.define(name + "Rows", "%\n" + latex_outcomes(table));
  macros.define(name + "DetailRows", "%\n" + latex_details(table));
}

}  // namespace anc
