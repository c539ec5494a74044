#include <algorithm>
#include <tuple>

#include "results/format.h"
#include "results/joint_table.h"
#include "results/sheet.h"

namespace anc {
namespace {

// What the terminal and the report show.
Sheet sheet_of(const JointTable& table) {
  Sheet sheet = {.columns = {{"also", true},
                             {"L2 on W"},
                             {"L2 on Eve"},
                             {"Eve's epsilon"},
                             {"communicates"},
                             {"secret"},
                             {"one-time pad"},
                             {"one-key bits %"},
                             {"rounds"}}};
  const std::string* panel = nullptr;
  for (const JointCell& cell : table.cells) {
    const std::string& words = table.panels[cell.panel];
    const Rate one_key = {.count = cell.one_key_masks, .trials = cell.masks};
    sheet.rows.push_back({panel == &words ? "" : words, Rounded{cell.l2_gradient}, Rounded{cell.eve.first},
                          Rounded{cell.eve.second}, cell.rate(cell.score.communicate),
                          cell.rate(cell.score.perfectly_secret), cell.rate(cell.score.one_time_pads),
                          one_key.trials == 0 ? Value(Absent{}) : Value(Percent{one_key.fraction()}),
                          count_or_half(cell.rounds.median)});
    panel = &words;
  }
  return sheet;
}

std::vector<Datum> data_of(const JointTable& table, const JointCell& cell) {
  const std::string& panel = table.panels[cell.panel];
  std::vector<Datum> row = {{"panel", static_cast<std::int64_t>(cell.panel)},
                            {"column", static_cast<std::int64_t>(cell.column)},
                            {"row", static_cast<std::int64_t>(cell.row)},
                            {"also", panel.empty() ? Value(Absent{}) : Value(panel)},
                            {"l2_gradient", cell.l2_gradient},
                            {"eve_l2_gradient", cell.eve.first},
                            {"eve_adam_epsilon", cell.eve.second},
                            {"trials", cell.trials},
                            {"communicates", cell.score.communicate},
                            {"perfectly_secret", cell.score.perfectly_secret},
                            {"one_time_pad", cell.score.one_time_pads},
                            {"masks", cell.masks},
                            {"one_key_masks", cell.one_key_masks},
                            {"rounds_median", count_or_half(cell.rounds.median)}};
  add_interval(row, "communicates", cell.rate(cell.score.communicate));
  add_interval(row, "perfectly_secret", cell.rate(cell.score.perfectly_secret));
  add_interval(row, "one_time_pad", cell.rate(cell.score.one_time_pads));
  return row;
}

// The best cell, the first of equal ones; rates are compared, since trials may differ.
const JointCell& best_of(const JointTable& table) {
  const auto key = [](const JointCell& c) {
    const auto trials = static_cast<double>(c.trials);
    return std::tuple(static_cast<double>(c.score.one_time_pads) / trials,
                      static_cast<double>(c.score.perfectly_secret) / trials,
                      static_cast<double>(c.score.communicate) / trials, -static_cast<double>(c.score.rounds) / trials);
  };
  return *std::ranges::max_element(table.cells, {}, key);
}

std::string words_of(const JointTable& table, const JointCell& cell) {
  const std::string& panel = table.panels[cell.panel];
  return latex_escape(panel) + (panel.empty() ? "" : ", ") + "$" + latex_number(cell.l2_gradient) +
         "$ on $W$, Eve's L2 $" + latex_number(cell.eve.first) + "$ and $\\epsilon$ $" + latex_number(cell.eve.second) +
         "$";
}

}  // namespace

std::string terminal_text(const JointTable& table) {
  return "Joint scan of " + std::string(name_of(table.experiment)) + ", n = " + std::to_string(table.key_bits) +
         ", seed " + std::to_string(table.seed) + ", at most " + std::to_string(table.max_rounds) +
         " rounds; L2 as gradients, alpha times the setting\n" + terminal_text(sheet_of(table));
}

std::string table_tsv(const JointTable& table) {
  Sheet sheet;
  for (const JointCell& cell : table.cells) add_row(sheet, data_of(table, cell));
  return "# experiment: " + std::string(name_of(table.experiment)) + "; key bits: " + std::to_string(table.key_bits) +
         "; seed: " + std::to_string(table.seed) + "; max_rounds: " + std::to_string(table.max_rounds) +
         "\n# units: trials, but for positions in the heat map (from 0), gradients per weight, epsilon, rounds, "
         "ciphertext bits that key bits mask (masks), and the 95 % Wilson intervals of rates\n" +
         data_text(sheet);
}

void define_joint(MacroFile& macros, const JointTable& table) {
  const std::string prefix = "joint/" + std::to_string(table.key_bits);
  const JointCell& best = best_of(table);
  macros.define(prefix + "/rows", "%\n" + latex_rows(sheet_of(table), Groups::spaced));
  macros.define(prefix + "/seed", std::to_string(table.seed));
  macros.define(prefix + "/settings", std::to_string(table.cells.size()));
  macros.define(prefix + "/rounds", std::to_string(table.max_rounds));
  macros.define(prefix + "/best", words_of(table, best));
  macros.define(prefix + "/best_pads", std::to_string(best.score.one_time_pads) + " of " + std::to_string(best.trials));
}

}  // namespace anc
