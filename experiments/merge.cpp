// The shards of a run that many processes computed to the one file of records.
#include "related/merge.h"

int main(int argc, char** argv) { return anc::related::merge_main(argc, argv); }
