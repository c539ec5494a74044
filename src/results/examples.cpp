#include "results/examples.h"

#include <cctype>
#include <map>

#include "results/format.h"
#include "results/paper_results.h"

namespace anc {
namespace {

std::string verdict_words(const Record& record) {
  if (record.one_time_pad) return "one-time pad";
  if (record.perfectly_secret) return "perfectly secret (mixed key)";
  return "leaks " + std::to_string(record.leaked_bits) + (record.leaked_bits == 1 ? " bit" : " bits");
}

// "p0^k13" -> "p_{0}\oplus k_{13}".
std::string latex_sum(const std::string& sum) {
  std::string text;
  bool in_index = false;
  for (const char c : sum) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (in_index && !digit) text += '}';
    if (c == '^') {
      text += "\\oplus ";
    } else if (c == 'p' || c == 'k') {
      text += std::string(1, c) + "_{";
    } else {
      text += c;
    }
    in_index = c == 'p' || c == 'k' || (in_index && digit);
  }
  return in_index ? text + "}" : text;
}

}  // namespace

std::vector<Record> first_examples(std::span<const Record> merged, int count) {
  std::map<int, int> taken;
  std::vector<Record> examples;
  for (const Record& record : merged) {
    if (record.communicates && taken[record.id.key_bits]++ < count) examples.push_back(record);
  }
  return examples;
}

void define_examples(MacroFile& macros, Experiment experiment, std::span<const Record> examples) {
  std::string text = "%\n";
  for (const Record& record : examples) {
    std::vector<std::string> rows;
    for (const std::string& sum : record.cipher) rows.push_back(latex_sum(sum));
    text += "\\examplecipher{" + std::to_string(record.id.key_bits) + "}{" + latex_escape(citation_of(record.id)) +
            "}{" + verdict_words(record) + "}{" + joined(rows, "\\\\") + "}%\n";
  }
  if (examples.empty()) text += "\\noexamplecipher\n";
  macros.define("resultTable" + number_name(table_of(experiment)) + "Examples", text);
}

}  // namespace anc
