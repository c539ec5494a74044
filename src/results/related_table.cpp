#include "results/related_table.h"

#include <algorithm>

#include "results/format.h"
#include "results/statistics.h"

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

RelatedRow row_of(const RelatedWork& work, const RelatedCell& cell) {
  return {.work = &work,
          .role = role_text(cell.one.role),
          .attack = words_of(cell.one.attack),
          .data = cell.one.data,
          .count = cell.successes,
          .trials = cell.trials,
          .seconds = cell.seconds};
}

// The headline cells of a reference; where none is marked, the first scheme, attack and control.
std::vector<const RelatedCell*> headlines(const RelatedTable& table, std::string_view reference) {
  std::vector<const RelatedCell*> marked, first;
  for (const RelatedCell& cell : table.cells) {
    if (cell.one.reference != reference) continue;
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
                    .data = "the trained weights",
                    .count = cell.one_time_pad,
                    .trials = cell.trials});
  }
}

std::string interval_text(std::int64_t count, std::int64_t trials) {
  const Interval interval = wilson_interval(count, trials);
  return percent(interval.low) + "-" + percent(interval.high);
}

std::string of(std::int64_t count, std::int64_t trials) { return std::to_string(count) + "/" + std::to_string(trials); }

std::string main_block(const RelatedTable& table) {
  std::vector<std::vector<std::string>> rows = {{"work", "technique", "the paper's conclusion", "executed", "fidelity",
                                                 "role", "attack", "needs", "success", "%", "95 % Wilson", "time"}};
  const RelatedWork* last = nullptr;
  for (const RelatedRow& row : related_rows(table)) {
    const RelatedWork& w = *row.work;
    std::vector<std::string> columns(5);
    if (row.work != last) {
      columns = {std::string(w.work), std::string(w.technique), std::string(w.conclusion), std::string(w.executed),
                 std::string(w.fidelity)};
    }
    last = row.work;
    const double rate = static_cast<double>(row.count) / static_cast<double>(row.trials);
    for (const std::string& column : {row.role, row.attack, row.data, of(row.count, row.trials), percent(rate),
                                      interval_text(row.count, row.trials), time_text(row.seconds)}) {
      columns.push_back(column);
    }
    rows.push_back(std::move(columns));
  }
  return aligned(rows, {true, true, true, true, true, true, true, true, false, false, false, false});
}

std::string settings_text(const std::vector<related::Measure>& settings) {
  std::vector<std::string> parts;
  for (const related::Measure& setting : settings) parts.push_back(setting.name + "=" + exact(setting.value));
  return joined(parts, " ");
}

std::string means_text(const RelatedCell& cell) {
  std::vector<std::string> parts;
  for (const MeasureMean& mean : cell.measures) parts.push_back(words_of(mean.name) + " " + four_digits(mean.mean));
  return joined(parts, ", ");
}

std::string detail_block(const RelatedTable& table) {
  std::vector<std::vector<std::string>> rows = {
      {"ref", "case", "role", "settings", "success", "95 % Wilson", "time", "means"}};
  for (const RelatedCell& cell : table.cells) {
    rows.push_back({cell.one.reference, words_of(cell.one.attack), role_text(cell.one.role),
                    settings_text(cell.one.settings), of(cell.successes, cell.trials),
                    interval_text(cell.successes, cell.trials), time_text(cell.seconds), means_text(cell)});
  }
  return aligned(rows, {false, true, true, true, false, false, false, true});
}

}  // namespace

std::vector<RelatedRow> related_rows(const RelatedTable& table) {
  std::vector<RelatedRow> rows;
  for (const RelatedWork& work : related_works()) {
    if (work.reference.empty()) {
      add_games(rows, work, work.technique == "ANC" ? table.anc : table.cpa_anc);
      continue;
    }
    for (const RelatedCell* const cell : headlines(table, work.reference)) rows.push_back(row_of(work, *cell));
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
  return std::string("Table 4: related work, executed") +
         (table.quick ? " (QUICK: reduced trials, not the paper's)" : "") + "\n" + main_block(table) + "\n" +
         detail_block(table);
}

}  // namespace anc
