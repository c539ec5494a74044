// The records of a scan on calibration seeds, each trial once, and what its tables share.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "campaign/record_difference.h"
#include "results/merge.h"
#include "results/sheet.h"

namespace anc {

// What all records of a scan have in common.
struct Scan {
  Experiment experiment = Experiment::cpa_anc;
  int key_bits = 4;
  std::uint64_t seed = 0;
  std::int64_t max_rounds = 0;
};
Scan scan_of(const Record& record);

// "cpa_anc, n = 4, seed 1, at most 100000 rounds", and the same as a line of '#'.
std::string terminal_text(const Scan& scan);
std::string data_header(const Scan& scan);

// The columns NAME_low and NAME_high of the three outcomes of a cell.
void add_intervals(std::vector<Datum>& row, const Cell& cell);

// Throws UserError that begins with `where`, "FILE: CITATION", unless the record has a calibration seed and is of the
// experiment, key size, seed, numerics profile and cap of rounds of the first.
void check_same_scan(const Record& record, const Record& first, const std::string& where);

// By point of the scan, which is what `point_of(record, where)` returns, in the order of trials. Throws UserError when
// the records are not of one scan, two of a trial differ, or there are none; `task` is what counts them, as messages
// name it.
template <class PointOf>
auto scan_trials(std::string_view task, std::span<const NamedRecords> files, const PointOf& point_of) {
  using Point = std::invoke_result_t<PointOf, const Record&, const std::string&>;
  std::map<Point, std::map<std::uint64_t, Sourced<Record>>> merged;
  const Record* first = nullptr;
  for (const NamedRecords& file : files) {
    for (const Record& record : file.records) {
      if (first == nullptr) first = &record;
      const std::string citation = citation_of(record.id), where = file.name + ": " + citation;
      check_same_scan(record, *first, where);
      merge(merged[point_of(record, where)], record.id.trial, record, file.name, citation, record_difference);
    }
  }
  if (first == nullptr) throw UserError(setting(task) + ": there are no records", "name files that calibrate wrote");
  std::map<Point, std::vector<Record>> points;
  for (auto& [point, trials] : merged) {
    for (auto& [trial, sourced] : trials) points[point].push_back(std::move(sourced.record));
  }
  return points;
}

}  // namespace anc
