#include "results/short_key.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "base/check.h"
#include "base/text.h"
#include "cipher/secrecy.h"
#include "results/examples.h"
#include "results/format.h"
#include "results/sheet.h"
#include "training/experiment.h"

namespace anc {
namespace {

constexpr std::int64_t kFreshMessages = 100;

auto order_of(const ShortKeyCell& cell) {
  return std::tuple(cell.cell.experiment, cell.message_bits, -cell.cell.settings.gamma, cell.key_bits());
}

bool has_default_gamma(const ShortKeyCell& cell) {
  return cell.cell.settings.gamma == default_hyperparameters(cell.cell.experiment, cell.message_bits).gamma;
}

ShortKeyCell count_file(const NamedRecords& file) {
  if (file.records.empty()) throw UserError(file.name + " has no records", "leave it out");
  const std::vector<Record> merged = merge_records(file.records.front().id.experiment, {&file, 1});
  const std::vector<Cell> cells = count_cells(merged);
  if (cells.size() != 1) throw UserError(file.name + " has keys of several lengths", "name a file for each");
  ShortKeyCell counted{.cell = cells.front(), .example = merged.front()};
  counted.message_bits = message_bits_of(counted.key_bits(), counted.cell.settings);
  std::vector<std::int64_t> carried, leaked;
  for (const Record& record : merged) {
    const cipher::KnownPlaintextAttack attack = attack_known_plaintext(record, kFreshMessages);
    carried.push_back(cipher::carried_bits(cipher_of(record)));
    leaked.push_back(record.leaked_bits);
    counted.mean_carried += static_cast<double>(carried.back());
    counted.mean_leaked += record.leaked_bits;
    counted.mean_bob_error += record.bob_error;
    counted.mean_eve_error += record.eve_error;
    counted.mean_pairs += attack.pairs;
    counted.maps_found += attack.map_found;
    counted.decrypted += record.communicates && attack.decrypted == kFreshMessages;
    counted.at_bound += record.communicates && record.leaked_bits == counted.bound();
    if (record.communicates && !counted.example.communicates) counted.example = record;
  }
  for (double ShortKeyCell::*mean :
       {&ShortKeyCell::mean_carried, &ShortKeyCell::mean_leaked, &ShortKeyCell::mean_bob_error,
        &ShortKeyCell::mean_eve_error, &ShortKeyCell::mean_pairs}) {
    counted.*mean /= static_cast<double>(merged.size());
  }
  counted.carried = spread_of(std::move(carried));
  counted.leaked = spread_of(std::move(leaked));
  return counted;
}

Value leaked_communicating(const ShortKeyCell& cell) {
  return cell.cell.communicates > 0 ? Value(cell.cell.leaked_bits) : Value(Absent{});
}

Sheet sheet_of(const std::vector<ShortKeyCell>& cells) {
  Sheet sheet = {.columns = {{"game", true},
                             {"n"},
                             {"m"},
                             {"gamma"},
                             {"communicate"},
                             {"95 % Wilson"},
                             {"at least"},
                             {"leak"},
                             {"at bound"},
                             {"carried"},
                             {"leaked, all"},
                             {"Bob"},
                             {"pairs"}}};
  std::string game;
  for (const ShortKeyCell& one : cells) {
    const std::string title(row_of(one.cell.experiment).title);
    const Rate rate = one.cell.rate(one.cell.communicates);
    sheet.rows.push_back({title == game ? "" : title, std::int64_t{one.message_bits}, std::int64_t{one.key_bits()},
                          one.cell.settings.gamma, rate, rate.interval(), std::int64_t{one.bound()},
                          leaked_communicating(one), one.at_bound, one.carried, one.leaked,
                          fixed(one.mean_bob_error, 3), fixed(one.mean_pairs, 1)});
    game = title;
  }
  return sheet;
}

std::vector<Datum> data_of(const ShortKeyCell& one) {
  const Interval interval = one.cell.rate(one.cell.communicates).interval();
  return {{"experiment", std::string(name_of(one.cell.experiment))},
          {"message_bits", std::int64_t{one.message_bits}},
          {"key_bits", std::int64_t{one.key_bits()}},
          {"gamma", one.cell.settings.gamma},
          {"max_rounds", one.cell.settings.max_rounds},
          {"trials", one.cell.trials},
          {"communicates", one.cell.communicates},
          {"communicates_low", interval.low},
          {"communicates_high", interval.high},
          {"bound", std::int64_t{one.bound()}},
          {"leaked_least", one.cell.communicates > 0 ? Value(one.cell.leaked_bits.minimum) : Value(Absent{})},
          {"at_bound", one.at_bound},
          {"leaked_mean", one.mean_leaked},
          {"leaked_min", one.leaked.minimum},
          {"leaked_max", one.leaked.maximum},
          {"carried_mean", one.mean_carried},
          {"carried_min", one.carried.minimum},
          {"carried_max", one.carried.maximum},
          {"bob_error", one.mean_bob_error},
          {"eve_error", one.mean_eve_error},
          {"pairs", one.mean_pairs},
          {"maps_found", one.maps_found},
          {"decrypted", one.decrypted}};
}

std::string example_of(const ShortKeyCell& one) {
  const Record& record = one.example;
  return latex_example(record, "carries " + std::to_string(cipher::carried_bits(cipher_of(record))) + " bits, leaks " +
                                   std::to_string(record.leaked_bits));
}

void define_cell(MacroFile& macros, const ShortKeyCell& one) {
  std::string path = "shortkey/" + std::string(name_of(one.cell.experiment)) + "/" + std::to_string(one.message_bits) +
                     "/" + std::to_string(one.key_bits());
  if (!has_default_gamma(one)) path += "/gamma_" + exact(one.cell.settings.gamma);
  const Interval interval = one.cell.rate(one.cell.communicates).interval();
  for (const auto& [name, body] : std::initializer_list<std::pair<const char*, std::string>>{
           {"trials", std::to_string(one.cell.trials)},
           {"communicates", std::to_string(one.cell.communicates)},
           {"communicates/low", percent(interval.low)},
           {"communicates/high", percent(interval.high)},
           {"bound", std::to_string(one.bound())},
           {"at_bound", std::to_string(one.at_bound)},
           {"clear_trials", std::to_string(one.cell.clear_trials)},
           {"bob_error", fixed(one.mean_bob_error, 3)},
           {"eve_error", fixed(one.mean_eve_error, 3)},
           {"pairs", fixed(one.mean_pairs, 1)},
           {"maps_found", std::to_string(one.maps_found)},
           {"decrypted", std::to_string(one.decrypted)},
           {"max_rounds", std::to_string(one.cell.settings.max_rounds)},
           {"example", example_of(one)}}) {
    macros.define(path + "/" + name, body);
  }
  if (one.cell.communicates > 0) define_spread(macros, path + "/leaked_communicating", one.cell.leaked_bits);
  define_spread(macros, path + "/leaked", one.leaked);
  define_spread(macros, path + "/carried", one.carried);
}

void define_sizes(MacroFile& macros, int message_bits) {
  const std::string n = std::to_string(message_bits);
  macros.define("shortkey/pairs/" + n, fixed(expected_pairs(message_bits), 1));
  for (int m = 0; m < message_bits; ++m) {
    macros.define("shortkey/gamma_of_silence/" + n + "/" + std::to_string(m),
                  fixed(gamma_of_silence(message_bits, m), 2));
  }
}

}  // namespace

std::vector<ShortKeyCell> count_short_keys(const std::vector<NamedRecords>& files) {
  std::vector<ShortKeyCell> cells;
  for (const NamedRecords& file : files) {
    ShortKeyCell cell = count_file(file);
    for (const ShortKeyCell& other : cells) {
      if (order_of(other) == order_of(cell))
        throw UserError(file.name + " is of sizes that another file has", "leave it out");
    }
    cells.push_back(std::move(cell));
  }
  if (cells.empty()) throw UserError("`short_key`: there are no records", "name files of anc and cpa_anc");
  std::sort(cells.begin(), cells.end(),
            [](const ShortKeyCell& a, const ShortKeyCell& b) { return order_of(a) < order_of(b); });
  return cells;
}

double gamma_of_silence(int message_bits, int key_bits) {
  const double n = message_bits, m = key_bits;
  return (n - m) * (std::exp2(n) - 1.0) / (n * (std::exp2(n) - std::exp2(m)));
}

double expected_pairs(int message_bits) {
  double pairs = 1.0;  // the first gives b, whatever it is
  for (int i = 1; i <= message_bits; ++i) pairs += 1.0 / (1.0 - std::exp2(-i));
  return pairs;
}

std::string terminal_text(const std::vector<ShortKeyCell>& cells) {
  return "Keys of m bits for messages of n; leaks in bits, pairs: known ones until the cipher is open\n" +
         terminal_text(sheet_of(cells));
}

std::string table_tsv(const std::vector<ShortKeyCell>& cells) {
  Sheet sheet;
  for (const ShortKeyCell& cell : cells) add_row(sheet, data_of(cell));
  return "# units: counts of trials; bits; errors a bit, Eve's in CPA-ANC of messages; leaked_least, at_bound, "
         "decrypted: of "
         "those that communicate; leaked, carried, pairs: over all trials\n" +
         data_text(sheet);
}

void define_short_keys(MacroFile& macros, const std::vector<ShortKeyCell>& cells) {
  std::vector<ShortKeyCell> rows, gammas;
  std::set<int> sizes;
  std::int64_t trials = 0, communicates = 0, maps_found = 0, decrypted = 0;
  for (const ShortKeyCell& one : cells) {
    define_cell(macros, one);
    sizes.insert(one.message_bits);
    trials += one.cell.trials;
    communicates += one.cell.communicates;
    maps_found += one.maps_found;
    decrypted += one.decrypted;
    const auto of_sizes = [&](const ShortKeyCell& other) {
      return other.cell.experiment == one.cell.experiment && other.message_bits == one.message_bits &&
             other.key_bits() == one.key_bits();
    };
    if (has_default_gamma(one)) rows.push_back(one);
    if (std::count_if(cells.begin(), cells.end(), of_sizes) > 1) gammas.push_back(one);
  }
  for (const int n : sizes) define_sizes(macros, n);
  macros.define("shortkey/trials", std::to_string(trials));
  macros.define("shortkey/communicates", std::to_string(communicates));
  macros.define("shortkey/maps_found", std::to_string(maps_found));
  macros.define("shortkey/decrypted", std::to_string(decrypted));
  macros.define("shortkey/rows", "%\n" + latex_rows(sheet_of(rows), Groups::spaced));
  macros.define("shortkey/gamma_rows", "%\n" + latex_rows(sheet_of(gammas), Groups::spaced));
}

}  // namespace anc
