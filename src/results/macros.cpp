#include "results/macros.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "campaign/citation.h"
#include "results/comparison.h"
#include "results/format.h"
#include "results/sheet.h"

namespace anc {
namespace {

// "p=0.048", "p<0.001".
std::string equation_of(const std::string& p) { return (p.starts_with('<') ? "p" : "p=") + p; }

std::string p_equation(const std::optional<PaperSide>& paper) {
  if (paper && !paper->judged()) return "\\mbox{" + std::string(kTooShort) + "}";
  return equation_of(paper ? p_value(*paper->fisher_p) : "\\mbox{n/a}");
}

std::string number(std::int64_t value) { return std::to_string(value); }

void define_comparison(MacroFile& macros, const std::string& path, const Comparison& c) {
  const Interval interval = c.ours.interval();
  macros.define(path, number(c.ours.count));
  macros.define(path + "/rate", percent(c.ours.fraction()));
  macros.define(path + "/low", percent(interval.low));
  macros.define(path + "/high", percent(interval.high));
  macros.define(path + "/p", p_equation(c.paper));
  macros.define(path + "/verdict", spelled(verdict_of(c), Spelling::terminal));
}

void define_cell(MacroFile& macros, const Cell& cell) {
  const std::string path = cell_path(cell.experiment, cell.key_bits);
  macros.define(path + "/trials", number(cell.trials));
  for (const Outcome outcome : kOutcomes) {
    define_comparison(macros, path + "/" + std::string(name_of(outcome)), compare(cell, outcome));
  }
  macros.define(path + "/mixed_key", number(cell.mixed_key()));
  macros.define(path + "/converged", number(cell.converged));
  macros.define(path + "/strict/p", p_equation(paper_side_of_strict(cell)));
  macros.define(path + "/bob_within_stop", number(cell.bob_within_stop));
  macros.define(path + "/bob_within_small", number(cell.bob_within_small));
  if (cell.communicates > 0) define_spread(macros, path + "/leaked", cell.leaked_bits);
  define_spread(macros, path + "/rounds", cell.rounds);
  if (cell.converged > 0) define_spread(macros, path + "/steps_to_converge", cell.steps_to_converge);
  for (std::size_t i = 0; i < cell.masks.size(); ++i) {
    const std::string masks = path + "/masks/" + (i + 1 == cell.masks.size() ? "more" : std::to_string(i + 1));
    macros.define(masks, number(cell.masks[i]));
    macros.define(masks + "/sum_zero", number(cell.masks_of_sum_zero[i]));
  }
  for (std::size_t i = 0; i < cell.shortest_leaks.size(); ++i) {
    macros.define(path + "/shortest_leak/" + (i + 1 == cell.shortest_leaks.size() ? "more" : std::to_string(i + 1)),
                  number(cell.shortest_leaks[i]));
  }
  for (const Cell::NamedCount& one : Cell::named_counts())
    macros.define(path + "/" + one.name, number(cell.*one.count));
  macros.define(path + "/seeds", spelled(cell.ranges, Spelling::latex));
  macros.define(path + "/settings", latex_escape(settings_text(cell)));
  const TrialId first = {cell.experiment, cell.key_bits, cell.ranges.front().seed, cell.ranges.front().first};
  macros.define(path + "/first_citation", latex_escape(text_of(cite(first, cell.settings))));
}

void define_paper(MacroFile& macros, Experiment experiment, int key_bits) {
  const std::optional<PaperCount> paper = paper_count(experiment, key_bits);
  if (!paper) return;
  const std::string path = cell_path(experiment, key_bits) + "/paper";
  macros.define(path + "/trials", number(row_of(experiment).trials));
  macros.define(path + "/communicates", number(paper->communicates));
  macros.define(path + "/secure", number(paper->secure));
}

// The paper makes a claim for each outcome at each of its key sizes.
struct Claims {
  std::array<int, kOutcomes.size()> passed = {};  // in the order of kOutcomes
  int judged = 0, too_short = 0;                  // of the counts of the paper's table; the others were not run
  std::vector<std::string> deviations;

  // Of the counts of the paper's table, with secure read so.
  int passed_with(Outcome reading) const {
    return passed[static_cast<std::size_t>(Outcome::communicates)] + passed[static_cast<std::size_t>(reading)];
  }
};

// The counts of a table of the paper: for each key size those that communicate, and those that are secure.
constexpr int kCountsOfSize = 2;

// Those of the paper's table of this experiment.
int claims_of(Experiment experiment) {
  return row_of(experiment).paper ? kCountsOfSize * static_cast<int>(kPaperKeyBits.size()) : 0;
}

void judge(Claims& claims, const Cell& cell, Outcome outcome) {
  const Comparison c = compare(cell, outcome);
  if (c.paper->agrees()) {
    ++claims.passed[static_cast<std::size_t>(outcome)];
    return;
  }
  claims.deviations.push_back("at $n=" + number(cell.key_bits) + "$, " + number(c.ours.count) + " of " +
                              number(c.ours.trials) + " " + words_of(outcome).plural +
                              " (paper: " + number(c.paper->rate.count) + " of " + number(c.paper->rate.trials) +
                              ", $" + p_equation(c.paper) + "$)");
}

const Cell* cell_of_size(const Table& table, int key_bits) {
  const auto cell = std::find_if(table.cells.begin(), table.cells.end(), [&](const Cell& candidate) {
    return candidate.key_bits == key_bits && candidate.settings.message_bits == 0;
  });
  return cell == table.cells.end() ? nullptr : &*cell;
}

// "$n=4$, 8: defaults except gamma=3 (@123456)", of the cells that do not have the defaults; empty when all have.
std::string other_settings(const Table& table) {
  std::vector<std::string> texts, parts;
  for (const Cell& cell : table.cells) {
    const std::string text = settings_text(cell);
    if (text == kDefaults) continue;
    const auto same = std::ranges::find(texts, text);
    if (same != texts.end()) {
      parts[static_cast<std::size_t>(same - texts.begin())] += ", " + number(cell.key_bits);
    } else {
      texts.push_back(text);
      parts.push_back("$n=" + number(cell.key_bits) + "$");
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] += ": " + latex_escape(texts[i]);
  return joined(parts, "; ");
}

Claims judge_table(const Table& table) {
  Claims claims;
  for (const int key_bits : kPaperKeyBits) {
    if (!paper_count(table.experiment, key_bits)) continue;
    const Cell* const cell = cell_of_size(table, key_bits);
    if (cell == nullptr) {
      claims.deviations.push_back("for $n=" + number(key_bits) + "$ nothing was run");
      continue;
    }
    if (cell->cut_short > 0) {
      claims.too_short += kCountsOfSize;
      continue;
    }
    claims.judged += kCountsOfSize;
    for (const Outcome outcome : kOutcomes) judge(claims, *cell, outcome);
  }
  return claims;
}

}  // namespace

MacroFile::MacroFile(std::string_view name)
    : name_(name.empty() ? "" : std::string(name) + "/"), text_("% program: tabulate\n") {}

void MacroFile::define(std::string_view path, std::string_view body) {
  check(!path.empty() && path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_./-") == std::string_view::npos,
        "MacroFile: a path has lower-case letters, digits and _ . - only");
  text_ +=
      "\\expandafter\\def\\csname result/" + name_ + std::string(path) + "\\endcsname{" + std::string(body) + "}\n";
}

std::string cell_path(Experiment experiment, int key_bits) {
  return std::string(name_of(experiment)) + "/" + std::to_string(key_bits);
}

void define_spread(MacroFile& macros, const std::string& path, const Spread& spread) {
  macros.define(path + "/min", number(spread.minimum));
  macros.define(path + "/median", count_or_half(spread.median));
  macros.define(path + "/max", number(spread.maximum));
}

void define_table(MacroFile& macros, const Table& table) {
  for (const int key_bits : kPaperKeyBits) define_paper(macros, table.experiment, key_bits);
  for (const Cell& cell : table.cells) define_cell(macros, cell);

  const std::string path = "table/" + std::to_string(row_of(table.experiment).table);
  const Claims claims = judge_table(table);
  macros.define(path + "/claims", number(claims_of(table.experiment)));
  macros.define(path + "/too_short", number(claims.too_short));
  macros.define(path + "/judged", number(claims.judged));
  for (const Outcome reading : kReadings) {
    macros.define(path + "/passed/" + std::string(name_of(reading)), number(claims.passed_with(reading)));
  }
  macros.define(path + "/deviations", joined(claims.deviations, "; "));
  macros.define(path + "/rows", "%\n" + latex_outcomes(table));
  macros.define(path + "/detail_rows", "%\n" + latex_details(table));
  macros.define(path + "/other_settings", other_settings(table));
}

void define_contrast(MacroFile& macros, std::span<const Cell> anc, std::span<const Cell> cpa_anc) {
  struct Pair {
    Rate anc, cpa_anc;
  };
  const auto define = [&](const std::string& name, const Pair& pair) {
    const double p = fisher_exact_p(pair.anc.count, pair.anc.trials, pair.cpa_anc.count, pair.cpa_anc.trials);
    macros.define("contrast/" + name, equation_of(p_value(p)));
  };
  const auto add = [](Rate& sum, const Rate& rate) { sum = {sum.count + rate.count, sum.trials + rate.trials}; };
  Pair ours, papers;
  for (const Cell& cell : anc) {
    const auto other = std::ranges::find(cpa_anc, cell.key_bits, &Cell::key_bits);
    if (other == cpa_anc.end()) continue;
    const Comparison one = compare(cell, Outcome::communicates), two = compare(*other, Outcome::communicates);
    if (!one.paper || !two.paper || !one.paper->judged() || !two.paper->judged()) continue;
    define(std::to_string(cell.key_bits), {one.ours, two.ours});
    define(std::to_string(cell.key_bits) + "/paper", {one.paper->rate, two.paper->rate});
    add(ours.anc, one.ours);
    add(ours.cpa_anc, two.ours);
    add(papers.anc, one.paper->rate);
    add(papers.cpa_anc, two.paper->rate);
  }
  if (ours.anc.trials == 0) return;
  define("all", ours);
  define("all/paper", papers);
}

}  // namespace anc
