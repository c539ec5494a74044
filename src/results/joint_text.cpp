#include <algorithm>
#include <tuple>

#include "base/check.h"
#include "results/format.h"
#include "results/joint_table.h"
#include "results/statistics.h"

namespace anc {
namespace {

std::string share(const Rate& rate) { return rate.trials == 0 ? "-" : percent(rate.fraction()); }

// The columns that the terminal and the report share, from the gradient on W.
std::vector<std::string> columns_of(const JointCell& cell, std::string (*number)(double)) {
  const Score& score = cell.score;
  return {number(cell.l2_gradient),
          number(cell.eve.first),
          number(cell.eve.second),
          std::to_string(cell.settings.max_rounds),
          text_of(Rate{score.communicate, cell.trials}),
          text_of(Rate{score.perfectly_secret, cell.trials}),
          text_of(Rate{score.one_time_pads, cell.trials}),
          share({cell.one_key_masks, cell.masks}),
          count_or_half(cell.rounds.median)};
}

std::string math_number(double value) { return "$" + latex_number(value) + "$"; }

// The best cell under the largest cap, the first of equal ones; rates are compared, since trials may differ.
const JointCell& best_of(const JointTable& table) {
  const JointCell* best = nullptr;
  const auto key = [](const JointCell& c) {
    const auto trials = static_cast<double>(c.trials);
    return std::tuple(static_cast<double>(c.score.one_time_pads) / trials,
                      static_cast<double>(c.score.perfectly_secret) / trials,
                      static_cast<double>(c.score.communicate) / trials, -static_cast<double>(c.score.rounds) / trials);
  };
  for (const JointCell& cell : table.cells) {
    if (cell.settings.max_rounds != table.max_rounds) continue;
    if (best == nullptr || key(*best) < key(cell)) best = &cell;
  }
  check(best != nullptr, "joint table: some cell has the largest cap");
  return *best;
}

std::string words_of(const JointTable& table, const JointCell& cell) {
  const std::string& panel = table.panels[cell.panel];
  return latex_escape(panel) + (panel.empty() ? "" : ", ") + "$" + latex_number(cell.l2_gradient) +
         "$ on $W$, Eve's L2 $" + latex_number(cell.eve.first) + "$ and $\\epsilon$ $" + latex_number(cell.eve.second) +
         "$";
}

std::size_t count_settings(const JointTable& table) {
  return static_cast<std::size_t>(
      std::count_if(table.cells.begin(), table.cells.end(), [](const JointCell& cell) { return cell.last_cap; }));
}

}  // namespace

std::string terminal_text(const JointTable& table) {
  std::vector<std::vector<std::string>> rows = {{"also", "L2 on W", "L2 on Eve", "Eve's epsilon", "cap", "communicates",
                                                 "secret", "one-time pad", "one-key bits %", "rounds"}};
  for (const JointCell& cell : table.cells) {
    rows.push_back({table.panels[cell.panel]});
    for (std::string& column : columns_of(cell, four_digits)) rows.back().push_back(std::move(column));
  }
  std::vector<bool> left(rows.front().size(), false);
  left[0] = true;
  return std::string(table.quick ? "QUICK\n" : "") + "Joint scan of " + std::string(name_of(table.experiment)) +
         ", n = " + std::to_string(table.key_bits) + ", seed " + std::to_string(table.seed) +
         "; L2 as gradients, alpha times the setting\n" + aligned(rows, left);
}

std::string table_tsv(const JointTable& table) {
  std::vector<std::string> names = {"panel",
                                    "column",
                                    "row",
                                    "last_cap",
                                    "also",
                                    "l2_gradient",
                                    "eve_l2_gradient",
                                    "eve_adam_epsilon",
                                    "max_rounds",
                                    "trials",
                                    "communicates",
                                    "perfectly_secret",
                                    "one_time_pad",
                                    "masks",
                                    "one_key_masks",
                                    "rounds_median"};
  for (const char* rate : {"communicates", "perfectly_secret", "one_time_pad"}) {
    for (const char* end : {"_low", "_high"}) names.push_back(std::string(rate) + end);
  }
  std::string text = std::string(table.quick ? "# QUICK\n" : "") +
                     "# experiment: " + std::string(name_of(table.experiment)) +
                     "; key bits: " + std::to_string(table.key_bits) + "; seed: " + std::to_string(table.seed) +
                     "\n# units: trials, but for positions in the heat map (from 0), gradients per weight, epsilon, "
                     "rounds, ciphertext bits that key bits mask (masks), and the 95 % Wilson intervals of rates\n"
                     "# columns: " +
                     joined(names, "\t") + "\n";
  for (const JointCell& cell : table.cells) {
    std::vector<std::string> row;
    for (const std::size_t place : {cell.panel, cell.column, cell.row}) row.push_back(std::to_string(place));
    row.insert(row.end(),
               {cell.last_cap ? "1" : "0", table.panels[cell.panel].empty() ? "NA" : table.panels[cell.panel]});
    for (const double value : {cell.l2_gradient, cell.eve.first, cell.eve.second}) row.push_back(exact(value));
    const Score& score = cell.score;
    for (const std::int64_t number : {cell.settings.max_rounds, cell.trials, score.communicate, score.perfectly_secret,
                                      score.one_time_pads, cell.masks, cell.one_key_masks}) {
      row.push_back(std::to_string(number));
    }
    row.push_back(count_or_half(cell.rounds.median));
    for (const std::int64_t number : {score.communicate, score.perfectly_secret, score.one_time_pads}) {
      const Interval interval = wilson_interval(number, cell.trials);
      row.push_back(exact(interval.low));
      row.push_back(exact(interval.high));
    }
    text += joined(row, "\t") + "\n";
  }
  return text;
}

void define_joint(MacroFile& macros, const JointTable& table) {
  std::string rows;
  const std::string* panel = nullptr;
  for (const JointCell& cell : table.cells) {
    const std::string& words = table.panels[cell.panel];
    const bool is_new = panel == nullptr || *panel != words;
    if (is_new && panel != nullptr) rows += "\\addlinespace\n";
    rows += (is_new ? latex_escape(words) : "") + " & " + joined(columns_of(cell, math_number), " & ") + " \\\\\n";
    panel = &words;
  }
  const std::string prefix = "joint/" + std::to_string(table.key_bits);
  const JointCell& best = best_of(table);
  macros.define(prefix + "/rows", "%\n" + rows);
  macros.define(prefix + "/seed", std::to_string(table.seed));
  macros.define(prefix + "/settings", std::to_string(count_settings(table)));
  macros.define(prefix + "/rounds", std::to_string(table.max_rounds));
  macros.define(prefix + "/best", words_of(table, best));
  macros.define(prefix + "/best_pads", std::to_string(best.score.one_time_pads) + " of " + std::to_string(best.trials));
}

}  // namespace anc
