#include <algorithm>
#include <tuple>

#include "results/format.h"
#include "results/joint_table.h"

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
  for (const JointCell& one : table.cells) {
    const Cell& cell = one.cell;
    const std::string& words = table.panels[one.panel];
    const Rate one_key = {.count = one.one_key_masks, .trials = one.masks};
    sheet.rows.push_back({panel == &words ? "" : words, Rounded{one.l2_gradient}, Rounded{one.eve.first},
                          Rounded{one.eve.second}, cell.rate(cell.communicates), cell.rate(cell.perfectly_secret),
                          cell.rate(cell.one_time_pad),
                          one_key.trials == 0 ? Value(Absent{}) : Value(Percent{one_key.fraction()}),
                          count_or_half(cell.rounds.median)});
    panel = &words;
  }
  return sheet;
}

std::vector<Datum> data_of(const JointTable& table, const JointCell& one) {
  const Cell& cell = one.cell;
  const std::string& panel = table.panels[one.panel];
  std::vector<Datum> row = {{"panel", static_cast<std::int64_t>(one.panel)},
                            {"column", static_cast<std::int64_t>(one.column)},
                            {"row", static_cast<std::int64_t>(one.row)},
                            {"also", panel.empty() ? Value(Absent{}) : Value(panel)},
                            {"l2_gradient", one.l2_gradient},
                            {"eve_l2_gradient", one.eve.first},
                            {"eve_adam_epsilon", one.eve.second},
                            {"trials", cell.trials},
                            {"communicates", cell.communicates},
                            {"perfectly_secret", cell.perfectly_secret},
                            {"one_time_pad", cell.one_time_pad},
                            {"masks", one.masks},
                            {"one_key_masks", one.one_key_masks},
                            {"rounds_median", count_or_half(cell.rounds.median)}};
  add_intervals(row, cell);
  return row;
}

// The best cell, the first of equal ones: by its rate of one-time pads, then of perfect secrecy, then of communication,
// then by its rounds.
const JointCell& best_of(const JointTable& table) {
  const auto key = [](const JointCell& one) {
    const Cell& cell = one.cell;
    return std::tuple(cell.rate(cell.one_time_pad).fraction(), cell.rate(cell.perfectly_secret).fraction(),
                      cell.rate(cell.communicates).fraction(), -one.mean_rounds);
  };
  return *std::ranges::max_element(table.cells, {}, key);
}

bool are_defaults(const JointTable& table, const JointCell& one) {
  Hyperparameters defaults = default_hyperparameters(table.scan.experiment, table.scan.key_bits);
  defaults.max_rounds = one.cell.settings.max_rounds;
  return one.cell.settings == defaults;
}

// Of the other settings, those with as many one-time pads of as many trials.
std::int64_t equals_of(const JointTable& table, const JointCell& best) {
  return std::ranges::count_if(table.cells, [&](const JointCell& one) {
    return &one != &best && one.cell.one_time_pad * best.cell.trials == best.cell.one_time_pad * one.cell.trials;
  });
}

std::string words_of(const JointTable& table, const JointCell& cell) {
  const std::string& panel = table.panels[cell.panel];
  return latex_escape(panel) + (panel.empty() ? "" : ", ") + "$" + latex_number(cell.l2_gradient) +
         "$ on $W$, Eve's L2 $" + latex_number(cell.eve.first) + "$ and $\\epsilon$ $" + latex_number(cell.eve.second) +
         "$";
}

}  // namespace

std::string terminal_text(const JointTable& table) {
  return "Joint scan of " + terminal_text(table.scan) + "; L2 as gradients, alpha times the setting\n" +
         terminal_text(sheet_of(table));
}

std::string table_tsv(const JointTable& table) {
  Sheet sheet;
  for (const JointCell& cell : table.cells) add_row(sheet, data_of(table, cell));
  return data_header(table.scan) +
         "# units: trials, but for positions in the heat map (from 0), gradients per weight, epsilon, rounds, "
         "ciphertext bits that key bits mask (masks), and the 95 % Wilson intervals of rates\n" +
         data_text(sheet);
}

void define_joint(MacroFile& macros, const JointTable& table) {
  const std::string prefix =
      "joint/" + std::string(name_of(table.scan.experiment)) + "/" + std::to_string(table.scan.key_bits);
  const JointCell& best = best_of(table);
  macros.define(prefix + "/rows", "%\n" + latex_rows(sheet_of(table), Groups::spaced));
  macros.define(prefix + "/seed", std::to_string(table.scan.seed));
  macros.define(prefix + "/settings", std::to_string(table.cells.size()));
  macros.define(prefix + "/rounds", std::to_string(table.scan.max_rounds));
  macros.define(prefix + "/best", words_of(table, best));
  macros.define(prefix + "/best_pads",
                std::to_string(best.cell.one_time_pad) + " of " + std::to_string(best.cell.trials));
  macros.define(prefix + "/best_is_default", are_defaults(table, best) ? "1" : "0");
  macros.define(prefix + "/best_equals", std::to_string(equals_of(table, best)));
}

}  // namespace anc
