// LaTeX macros for every number that the report's prose and tables take from a run or a setting.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "results/table.h"

namespace anc {

// A file of definitions, each for a path of names: \result{PATH} expands to its body (paper/macros.tex), or to n/a
// where nothing is defined, so that prose compiles whatever was computed. A definition may be repeated.
class MacroFile {
 public:
  // With a name, all paths stand under it: "campaign2/table/2/claims".
  explicit MacroFile(std::string_view name = {});

  // `body` is LaTeX. Domain: path is made of lower-case letters, digits and _ . - /
  void define(std::string_view path, std::string_view body);

  const std::string& text() const { return text_; }

 private:
  std::string name_, text_;
};

// "cpa_anc/4": the path of a cell.
std::string cell_path(Experiment experiment, int key_bits);

// The spread's path followed by /min, /median, /max.
void define_spread(MacroFile& macros, const std::string& path, const Spread& spread);

// Paths of one table.
//
// For each cell, cpa_anc/4/ and
//   trials, mixed_key, converged, strict/p, bob_within_stop, bob_within_small, seeds, settings, first_citation
//   communicates, one_time_pad, perfectly_secret; each of these three also followed by
//     /rate, /low, /high (per cent), /p ("p=0.231", or that it cannot be judged), /verdict
//   leaked/min, /median, /max; rounds/min, /median, /max; steps_to_converge/min, /median, /max, where a trial did
//   masks/1 to masks/4, masks/more: Cell::masks; each also followed by /sum_zero
//   shortest_leak/1 to shortest_leak/5, shortest_leak/more: Cell::shortest_leaks
//   the counts of Cell::named_counts, by name
// and for each key size of the paper paper/trials, paper/communicates, paper/secure.
//
// For the table, table/3/ and
//   claims, the number of the paper's counts; too_short, of how many our trials are too short to judge; judged, the
//   others passed/one_time_pad, passed/perfectly_secret: of these, how many ours agree with, for each reading of secure
//   deviations: part of a sentence, empty when there are none
//   other_settings: of the cells that do not have the defaults, or empty
//   rows, detail_rows: latex_outcomes and latex_details, to stand inside a tabular
void define_table(MacroFile& macros, const Table& table);

// ANC beside CPA-ANC: Fisher's exact p between their counts of trials that communicate, at contrast/4 and so on for
// each size of both, "p=0.048", and between the paper's, at contrast/4/paper. Over all of these sizes, ours and the
// paper's: contrast/all, contrast/all/paper. Cells with trials that were cut short have none.
void define_contrast(MacroFile& macros, std::span<const Cell> anc, std::span<const Cell> cpa_anc);

}  // namespace anc
