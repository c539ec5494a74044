#include "results/related_table.h"

#include <algorithm>

#include "related/systems.h"
#include "results/format.h"
#include "results/sheet.h"

namespace anc {
namespace {

using related::Role;

std::string words_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

const char* role_text(Role role) {
  return role == Role::scheme ? "scheme" : role == Role::break_it ? "attack" : "control";
}

constexpr std::string_view kFull = "_full";

bool has_full(const std::string& reference, const std::string& attack, const std::vector<related::Case>& cases) {
  return std::ranges::any_of(cases, [&](const related::Case& one) {
    return one.reference == reference && one.attack == attack + std::string(kFull);
  });
}

// In words, with its length where it has two.
std::string attack_text(const related::Case& one, const std::vector<related::Case>& all) {
  if (one.attack.ends_with(kFull))
    return words_of(one.attack.substr(0, one.attack.size() - kFull.size())) + ", full length";
  return words_of(one.attack) + (has_full(one.reference, one.attack, all) ? ", shortened" : "");
}

RelatedRow row_of(const RelatedWork& work, const RelatedCell& cell, const std::vector<related::Case>& all) {
  return {.work = &work,
          .role = role_text(cell.one.role),
          .attack = attack_text(cell.one, all),
          .data = cell.one.data,
          .successes = cell.successes,
          .seconds = cell.seconds};
}

// The headline cells of a reference; where none is marked, the first scheme, attack and control. What was also run at
// full length does not stand there shortened.
std::vector<const RelatedCell*> headlines(const RelatedTable& table, std::string_view reference) {
  std::vector<related::Case> run;
  for (const RelatedCell& cell : table.cells) run.push_back(cell.one);
  std::vector<const RelatedCell*> marked, first;
  for (const RelatedCell& cell : table.cells) {
    if (cell.one.reference != reference || has_full(cell.one.reference, cell.one.attack, run)) continue;
    if (cell.one.headline) marked.push_back(&cell);
    const bool seen = std::any_of(first.begin(), first.end(),
                                  [&](const RelatedCell* other) { return other->one.role == cell.one.role; });
    if (!seen) first.push_back(&cell);
  }
  return marked.empty() ? first : marked;
}

void add_games(std::vector<RelatedRow>& rows, const RelatedWork& work, const std::vector<Cell>& cells) {
  for (const Cell& cell : cells) {
    rows.push_back({.work = &work,
                    .role = "one-time pad",
                    .attack = "n = " + std::to_string(cell.key_bits),
                    .data = "the weights",
                    .successes = cell.rate(cell.one_time_pad)});
  }
}

Sheet main_sheet(const RelatedTable& table) {
  Sheet sheet = {.columns = {{"work", true},
                             {"technique", true},
                             {"the paper's conclusion", true},
                             {"executed", true},
                             {"fidelity", true},
                             {"role", true},
                             {"attack", true},
                             {"needs", true},
                             {"success"},
                             {"%"},
                             {"95 % Wilson"},
                             {"time"}}};
  const RelatedWork* last = nullptr;
  for (const RelatedRow& row : related_rows(table)) {
    std::vector<Value> values(5, "");
    if (row.work != last) {
      const RelatedWork& w = *row.work;
      values = {std::string(w.work), std::string(w.technique), std::string(w.conclusion), std::string(w.executed),
                std::string(w.fidelity)};
    }
    last = row.work;
    values.insert(values.end(), {row.role, row.attack, row.data, row.successes, Percent{row.successes.fraction()},
                                 row.successes.interval(), time_text(row.seconds)});
    sheet.rows.push_back(std::move(values));
  }
  return sheet;
}

std::string settings_text(const std::vector<related::Measure>& settings) {
  std::vector<std::string> parts;
  for (const related::Measure& setting : settings) parts.push_back(setting.name + "=" + exact(setting.value));
  return joined(parts, " ");
}

std::string means_text(const RelatedCell& cell) {
  std::vector<std::string> parts;
  for (const MeasureSpread& mean : cell.measures) parts.push_back(words_of(mean.name) + " " + four_digits(mean.mean));
  return joined(parts, ", ");
}

Sheet detail_sheet(const RelatedTable& table) {
  Sheet sheet = {.columns = {{"ref"},
                             {"case", true},
                             {"role", true},
                             {"settings", true},
                             {"success"},
                             {"95 % Wilson"},
                             {"time"},
                             {"means", true}}};
  for (const RelatedCell& cell : table.cells) {
    sheet.rows.push_back({cell.one.reference, words_of(cell.one.attack), role_text(cell.one.role),
                          settings_text(cell.one.settings), cell.successes, cell.successes.interval(),
                          time_text(cell.seconds), means_text(cell)});
  }
  return sheet;
}

// The distinct names of all cells, in the order in which they come.
template <class NamesOf>
std::vector<std::string> distinct(const std::vector<RelatedCell>& cells, const NamesOf& names_of) {
  std::vector<std::string> names;
  for (const RelatedCell& cell : cells) {
    for (const auto& item : names_of(cell)) {
      if (std::find(names.begin(), names.end(), item.name) == names.end()) names.push_back(item.name);
    }
  }
  return names;
}

template <class Items, class ValueOf>
Value value_in(const Items& items, const std::string& name, const ValueOf& value_of) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  return found == items.end() ? Value(Absent{}) : Value(value_of(*found));
}

void add_counts(std::vector<Datum>& row, const Rate& successes) {
  const Interval interval = successes.interval();
  row.insert(row.end(), {{"trials", successes.trials},
                         {"successes", successes.count},
                         {"rate", successes.fraction()},
                         {"low", interval.low},
                         {"high", interval.high}});
}

std::string seeds_of(const RelatedCell& cell) {
  std::vector<std::string> seeds;
  for (const std::uint64_t seed : cell.seeds) seeds.push_back(std::to_string(seed));
  return joined(seeds, ",");
}

// A line for each case, then for each cell of the games, which have no settings and no measures.
Sheet data_sheet(const RelatedTable& table) {
  const auto settings_of = [](const RelatedCell& cell) { return cell.one.settings; };
  const auto measures_of = [](const RelatedCell& cell) { return cell.measures; };
  const std::vector<std::string> settings = distinct(table.cells, settings_of),
                                 measures = distinct(table.cells, measures_of);
  Sheet sheet;
  const auto add = [&](std::vector<Datum> row, const RelatedCell& cell, const std::string& seeds) {
    row.push_back({"seconds", cell.seconds ? Value(*cell.seconds) : Value(Absent{})});
    for (const std::string& name : settings) {
      row.push_back({"setting_" + name,
                     value_in(cell.one.settings, name, [](const related::Measure& setting) { return setting.value; })});
    }
    for (const std::string& name : measures) {
      row.push_back(
          {"mean_" + name, value_in(cell.measures, name, [](const MeasureSpread& mean) { return mean.mean; })});
    }
    row.push_back({"seeds", seeds});
    add_row(sheet, std::move(row));
  };
  for (const RelatedCell& cell : table.cells) {
    std::vector<Datum> row = {{"reference", cell.one.reference},
                              {"case", cell.one.attack},
                              {"role", std::string(related::name_of(cell.one.role))}};
    add_counts(row, cell.successes);
    add(std::move(row), cell, seeds_of(cell));
  }
  for (const std::vector<Cell>* cells : {&table.anc, &table.cpa_anc}) {
    for (const Cell& cell : *cells) {
      std::vector<Datum> row = {{"reference", "-"},
                                {"case", std::string(name_of(cell.experiment)) + "_" + std::to_string(cell.key_bits)},
                                {"role", "one_time_pad"}};
      add_counts(row, cell.rate(cell.one_time_pad));
      add(std::move(row), {}, std::to_string(cell.ranges.front().seed));
    }
  }
  return sheet;
}

}  // namespace

std::vector<RelatedRow> related_rows(const RelatedTable& table) {
  const std::vector<related::Case> all = related::all_cases();
  std::vector<RelatedRow> rows;
  for (const RelatedWork& work : related_works()) {
    if (work.reference.empty()) {
      add_games(rows, work, work.technique == "ANC" ? table.anc : table.cpa_anc);
      continue;
    }
    for (const RelatedCell* const cell : headlines(table, work.reference)) rows.push_back(row_of(work, *cell, all));
  }
  return rows;
}

std::string time_text(const std::optional<double>& seconds) {
  if (!seconds) return "-";
  if (*seconds < 0.1) return four_digits(1e3 * std::max(*seconds, 1e-6)).substr(0, 4) + " ms";
  if (*seconds < 10.0) return fixed(*seconds, 2) + " s";
  return *seconds < 600.0 ? fixed(*seconds, 0) + " s" : fixed(*seconds / 60.0, 0) + " min";
}

std::string terminal_text(const RelatedTable& table) {
  return "Table 4: related work, executed\n" + terminal_text(main_sheet(table)) + "\n" +
         terminal_text(detail_sheet(table));
}

std::string table_tsv(const RelatedTable& table) {
  return "# units: counts of trials; rate and its 95 % Wilson bounds as fractions; seconds a trial, by the clock; "
         "means "
         "over trials\n" +
         data_text(data_sheet(table));
}

}  // namespace anc
