#include "results/examples.h"

#include <map>

#include "campaign/citation.h"
#include "cipher/notation.h"
#include "results/format.h"

namespace anc {

std::string verdict_words(const Record& record) {
  if (record.one_time_pad) return "one-time pad";
  if (record.perfectly_secret) return "perfectly secret (mixed key)";
  if (!record.communicates) return "does not communicate";
  return "leaks " + std::to_string(record.leaked_bits) + (record.leaked_bits == 1 ? " bit" : " bits");
}

std::vector<Record> first_examples(std::span<const Record> merged, int count) {
  std::map<int, int> taken;
  std::vector<Record> examples;
  for (const Record& record : merged) {
    if (record.communicates && taken[record.id.key_bits]++ < count) examples.push_back(record);
  }
  return examples;
}

std::string latex_example(const Record& record, const std::string& verdict) {
  return "\\examplecipher{" + std::to_string(message_bits_of(record.id.key_bits, record.settings)) + "}{" +
         latex_escape(text_of(cite(record.id, record.settings))) + "}{" + verdict + "}{" +
         joined(cipher::latex_formula(cipher_of(record)), "\\\\") + "}";
}

void define_examples(MacroFile& macros, Experiment experiment, std::span<const Record> examples) {
  std::string text = "%\n";
  for (const Record& record : examples) {
    text += latex_example(record, verdict_words(record)) + "%\n";
  }
  if (examples.empty()) text += "\\noexamplecipher\n";
  macros.define("table/" + std::to_string(row_of(experiment).table) + "/examples", text);
}

}  // namespace anc
