#include "results/related_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "related/systems.h"
#include "results/merge.h"
#include "training/train.h"

namespace anc {
namespace {

using Key = std::tuple<std::size_t, std::uint64_t, std::uint64_t>;  // case, seed, trial

std::string citation_of(const related::Record& record) {
  return related::text_of(record.reference, record.attack, record.settings) + " seed " + std::to_string(record.seed) +
         " trial " + std::to_string(record.trial);
}

void add(std::map<Key, Sourced<related::Record>>& all, const related::RecordFormat& format,
         const related::Record& record, const std::string& file) {
  const auto place = format.find(related::text_of(record.reference, record.attack, record.settings));
  if (!place) {
    throw UserError(file + ": " + citation_of(record) + " is of a case that this build does not run",
                    "make the records again");
  }
  if (record.numerics != kNumericsProfile) {
    throw UserError(
        file + ": " + citation_of(record) + " has numerics " + record.numerics + " against " + kNumericsProfile,
        "make the records again");
  }
  merge(all, Key{*place, record.seed, record.trial}, record, file, citation_of(record),
        related::RecordFormat::difference);
}

void add_measures(RelatedCell& cell, const std::vector<related::Measure>& measures) {
  for (const related::Measure& measure : measures) {
    if (std::isnan(measure.value)) continue;
    const auto known = std::find_if(cell.measures.begin(), cell.measures.end(),
                                    [&](const MeasureSpread& spread) { return spread.name == measure.name; });
    MeasureSpread& spread =
        known != cell.measures.end()
            ? *known
            : cell.measures.emplace_back(MeasureSpread{measure.name, 0.0, measure.value, measure.value});
    spread.mean += measure.value;  // a sum until all are there
    spread.least = std::min(spread.least, measure.value);
    spread.most = std::max(spread.most, measure.value);
    ++spread.count;
  }
}

void add_record(RelatedCell& cell, const related::Record& record) {
  ++cell.successes.trials;
  cell.successes.count += record.outcome.success;
  if (cell.seeds.empty() || cell.seeds.back() != record.seed) cell.seeds.push_back(record.seed);
  add_measures(cell, record.outcome.measures);
}

}  // namespace

std::vector<RelatedCell> count_related(std::span<const NamedRelatedRecords> files,
                                       const std::vector<related::CaseTime>& times) {
  const related::RecordFormat format = {.cases = related::all_cases()};
  std::map<Key, Sourced<related::Record>> all;
  for (const NamedRelatedRecords& file : files) {
    for (const related::Record& record : file.records) add(all, format, record, file.name);
  }
  std::vector<RelatedCell> cells;
  std::optional<std::size_t> last;
  for (const auto& [key, sourced] : all) {
    if (last != std::get<0>(key)) cells.push_back({.one = format.cases[std::get<0>(key)]});
    last = std::get<0>(key);
    add_record(cells.back(), sourced.record);
  }
  for (RelatedCell& cell : cells) {
    for (MeasureSpread& measure : cell.measures) measure.mean /= static_cast<double>(measure.count);
    for (const related::CaseTime& time : times) {
      if (time.text == related::text_of(cell.one)) cell.seconds = time.seconds / static_cast<double>(time.trials);
    }
  }
  return cells;
}

}  // namespace anc
