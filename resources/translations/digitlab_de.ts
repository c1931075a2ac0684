<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ModelPresenter</name>
    <message>
        <source>bundled model</source>
        <translation>mitgeliefertes Modell</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>smoothed %1</source>
        <translation>geglättet %1</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>error rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>batches %1 – %2:</source>
        <translation>Batches %1 – %2:</translation>
    </message>
    <message>
        <source>%1 %2 to %3, mean %4</source>
        <translation>%1 %2 bis %3, Mittel %4</translation>
    </message>
    <message>
        <source>train %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>train, epoch %1: %2</source>
        <translation>Training, Epoche %1: %2</translation>
    </message>
    <message>
        <source>%1, epoch %2: %3</source>
        <translation>%1, Epoche %2: %3</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 seeds, epoch %2: mean %3</source>
        <translation>%1 Startwerte, Epoche %2: Mittel %3</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>best on validation</source>
        <translation>beste der Validierung</translation>
    </message>
    <message>
        <source>averaged</source>
        <translation>gemittelt</translation>
    </message>
    <message>
        <source>final</source>
        <translation>letzte</translation>
    </message>
    <message>
        <source>The PyTorch notebook&apos;s own settings: plain SGD for %1 epochs.</source>
        <translation>Die Einstellungen des PyTorch-Notebooks: schlichtes SGD, %1 Epochen.</translation>
    </message>
    <message>
        <source>One epoch, a few seconds, for a lesson.</source>
        <translation>Eine Epoche, wenige Sekunden, für den Unterricht.</translation>
    </message>
    <message>
        <source>%1 epochs with writing styles too, for reading what you draw.</source>
        <translation>%1 Epochen auch mit Schreibstilen, um Gezeichnetes zu lesen.</translation>
    </message>
    <message>
        <source>Your own: epochs %1, batch size %2, learning rate %3.</source>
        <translation>Eigenes: Epochen %1, Batchgröße %2, Lernrate %3.</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>%1 epochs: a good network while you wait. The one to begin with.</source>
        <translation>%1 Epochen: ein gutes Netz in kurzer Zeit. Gut für den Anfang.</translation>
    </message>
    <message>
        <source>%1 epochs with %2 wide networks as teachers: the most accurate on MNIST, and the slowest.</source>
        <translation>%1 Epochen mit %2 breiten Netzen als Lehrern: auf MNIST das genaueste, und das langsamste.</translation>
    </message>
    <message>
        <source>%1 epochs on pen strokes, varied before they are inked: letters, or symbols of your own.</source>
        <translation>%1 Epochen mit Stiftstrichen, die variiert werden, bevor sie zu Tinte werden: Buchstaben oder eigene Zeichen.</translation>
    </message>
    <message>
        <source>%1 epochs, a few seconds, on some dozens of pen strokes: an alphabet of your own.</source>
        <translation>%1 Epochen, wenige Sekunden, auf einigen Dutzend Zeichnungen: ein eigenes Alphabet.</translation>
    </message>
    <message>
        <source>%1: %2, one run</source>
        <translation>%1: %2, ein Lauf</translation>
    </message>
    <message>
        <source>%1: %2 ± %3, %4 runs</source>
        <translation>%1: %2 ± %3, %4 Läufe</translation>
    </message>
    <message>
        <source>%1, stopped at epoch %2: %3</source>
        <translation>%1, angehalten bei Epoche %2: %3</translation>
    </message>
</context>
<context>
    <name>app::AlphabetPresenter</name>
    <message>
        <source>%1 of %2 drawings that were held back are read rightly.</source>
        <translation>%1 von %2 zurückgehaltenen Zeichnungen werden richtig gelesen.</translation>
    </message>
    <message>
        <source>Read in turn by networks that have not learned from them, no class is in doubt.</source>
        <translation>Reihum von Netzen gelesen, die nicht aus ihnen gelernt haben, ist keine Klasse zweifelhaft.</translation>
    </message>
    <message>
        <source>More drawings of “%1” would help most:</source>
        <translation>Am meisten hülfen weitere Zeichnungen von „%1“:</translation>
    </message>
    <message>
        <source>it is read rightly, but with the least certainty.</source>
        <translation>sie wird richtig gelesen, aber am unsichersten.</translation>
    </message>
    <message>
        <source>networks that have not learned from them read %1 of %2 as “%3”.</source>
        <translation>Netze, die nicht aus ihnen gelernt haben, lesen %1 von %2 als „%3“.</translation>
    </message>
</context>
<context>
    <name>app::CanvasPresenter</name>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
</context>
<context>
    <name>app::ChangeText</name>
    <message>
        <source>add a %1</source>
        <translation>eine %1 aufnehmen</translation>
    </message>
    <message>
        <source>call 1 drawing a %1</source>
        <translation>1 Zeichnung als %1 bezeichnen</translation>
    </message>
    <message>
        <source>call %1 drawings a %2</source>
        <translation>%1 Zeichnungen als %2 bezeichnen</translation>
    </message>
    <message>
        <source>import 1 drawing</source>
        <translation>1 Zeichnung importieren</translation>
    </message>
    <message>
        <source>import %1 drawings</source>
        <translation>%1 Zeichnungen importieren</translation>
    </message>
    <message>
        <source>delete 1 run</source>
        <translation>1 Lauf löschen</translation>
    </message>
    <message>
        <source>delete %1 runs</source>
        <translation>%1 Läufe löschen</translation>
    </message>
    <message>
        <source>delete 1 drawing</source>
        <translation>1 Zeichnung löschen</translation>
    </message>
    <message>
        <source>delete %1 drawings</source>
        <translation>%1 Zeichnungen löschen</translation>
    </message>
    <message>
        <source>make the alphabet %1</source>
        <translation>Alphabet %1 anlegen</translation>
    </message>
    <message>
        <source>change the alphabet %1</source>
        <translation>Alphabet %1 ändern</translation>
    </message>
    <message>
        <source>delete the alphabet %1</source>
        <translation>Alphabet %1 löschen</translation>
    </message>
</context>
<context>
    <name>app::ComparePresenter</name>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>B tells other classes apart</source>
        <translation>B unterscheidet andere Klassen</translation>
    </message>
    <message>
        <source>A tells other classes apart</source>
        <translation>A unterscheidet andere Klassen</translation>
    </message>
    <message>
        <source>%1 · epoch %2</source>
        <translation>%1 · Epoche %2</translation>
    </message>
</context>
<context>
    <name>app::DataPresenter</name>
    <message>
        <source>%1 images, %2 MB to download. Licence: %3</source>
        <translation>%1 Bilder, %2 MB herunterzuladen. Lizenz: %3</translation>
    </message>
    <message>
        <source>%1 images. Licence: %2</source>
        <translation>%1 Bilder. Lizenz: %2</translation>
    </message>
    <message>
        <source>%1 is loaded; it is used once this run has ended.</source>
        <translation>%1 ist geladen; verwendet wird es, sobald dieser Lauf beendet ist.</translation>
    </message>
    <message>
        <source>No model is open that could read these images.</source>
        <translation>Es ist kein Modell offen, das diese Bilder lesen könnte.</translation>
    </message>
    <message>
        <source>The open model tells other classes apart than this data set has.</source>
        <translation>Das offene Modell unterscheidet andere Klassen, als dieser Datensatz hat.</translation>
    </message>
    <message>
        <source>They were drawn by DigitLab&apos;s own generator: figures on them are no MNIST figures.</source>
        <translation>Sie stammen aus DigitLabs eigenem Generator: Werte darauf sind keine MNIST-Werte.</translation>
    </message>
    <message>
        <source>Its digits are dark on light: they are inverted.</source>
        <translation>Seine Ziffern sind dunkel auf hell: sie werden invertiert.</translation>
    </message>
    <message>
        <source>Its digits are transposed: they are turned upright.</source>
        <translation>Seine Ziffern sind transponiert: sie werden aufgerichtet.</translation>
    </message>
    <message>
        <source>EMNIST&apos;s own files hold transposed images: they are turned upright.</source>
        <translation>EMNISTs eigene Dateien enthalten transponierte Bilder: sie werden aufgerichtet.</translation>
    </message>
    <message>
        <source>The test images have no labels and are left out.</source>
        <translation>Die Testbilder sind unbeschriftet und werden weggelassen.</translation>
    </message>
    <message>
        <source>The images for validation are left out: training images are held back with --validate.</source>
        <translation>Die Bilder zur Validierung werden weggelassen: --validate hält Trainingsbilder zurück.</translation>
    </message>
    <message>
        <source>%1 images that come along: nothing to download. %2</source>
        <translation>%1 mitgelieferte Bilder: nichts herunterzuladen. %2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Nochmals</translation>
    </message>
    <message>
        <source>Getting %1</source>
        <translation>%1 wird geholt</translation>
    </message>
    <message>
        <source>Starter digits</source>
        <translation>Ziffern für den Anfang</translation>
    </message>
</context>
<context>
    <name>app::ExperimentPresenter</name>
    <message>
        <source>There is no data to learn from yet.</source>
        <translation>Es sind noch keine Daten zum Lernen da.</translation>
    </message>
    <message>
        <source>Get MNIST, or choose a folder that holds it.</source>
        <translation>MNIST holen oder einen Ordner wählen, der es enthält.</translation>
    </message>
</context>
<context>
    <name>app::FineTuningWorker</name>
    <message>
        <source>your digits %1 of %3 → %2 of %3 (%4 held back); %5 %6 → %7</source>
        <translation>eigene Ziffern %1 von %3 → %2 von %3 (%4 zurückgehalten); %5 %6 → %7</translation>
    </message>
</context>
<context>
    <name>app::HandwritingPresenter</name>
    <message>
        <source>Deleted 1 drawing</source>
        <translation>1 Zeichnung gelöscht</translation>
    </message>
    <message>
        <source>Deleted %1 drawings</source>
        <translation>%1 Zeichnungen gelöscht</translation>
    </message>
    <message>
        <source>Imported 1 drawing</source>
        <translation>1 Zeichnung importiert</translation>
    </message>
    <message>
        <source>Imported %1 drawings</source>
        <translation>%1 Zeichnungen importiert</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Fine-tuning stopped</source>
        <translation>Feinabstimmung gestoppt</translation>
    </message>
    <message>
        <source>Fine-tuning failed</source>
        <translation>Feinabstimmung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Fine-tuned: %1</source>
        <translation>Feinabgestimmt: %1</translation>
    </message>
    <message>
        <source>Fine-tuning…</source>
        <translation>Feinabstimmung läuft…</translation>
    </message>
    <message>
        <source>Stop the run first.</source>
        <translation>Erst den Lauf beenden.</translation>
    </message>
    <message>
        <source>Fine-tuning needs a data set beside your drawings: get MNIST first.</source>
        <translation>Die Feinabstimmung braucht neben den Zeichnungen einen Datensatz: erst MNIST holen.</translation>
    </message>
    <message>
        <source>Your drawings are digits; the open model tells other classes apart.</source>
        <translation>Die Zeichnungen sind Ziffern; das offene Modell unterscheidet andere Klassen.</translation>
    </message>
    <message>
        <source>Your drawings are digits; the open data set has other classes.</source>
        <translation>Die Zeichnungen sind Ziffern; der offene Datensatz hat andere Klassen.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Draw one digit %1 times to begin with; best is every digit ten times.</source>
        <translation>Für den Anfang eine Ziffer %1-mal zeichnen; am besten jede zehnmal.</translation>
    </message>
    <message>
        <source>Draw one more %1 to begin with; best is every digit ten times.</source>
        <translation>Für den Anfang noch eine %1 zeichnen; am besten jede Ziffer zehnmal.</translation>
    </message>
    <message>
        <source>Draw %1 more of the digit %2 to begin with; best is every digit ten times.</source>
        <translation>Für den Anfang die Ziffer %2 noch %1-mal zeichnen; am besten jede zehnmal.</translation>
    </message>
    <message>
        <source>Deleted the alphabet %1</source>
        <translation>Alphabet %1 gelöscht</translation>
    </message>
    <message>
        <source>Draw each class %1 times to begin with, better %2 times: “%3” has %4 so far.</source>
        <translation>Für den Anfang jede Klasse %1-mal zeichnen, besser %2-mal: „%3“ hat bisher %4.</translation>
    </message>
    <message>
        <source>1 sheet: %1 of %2 boxes are written in.</source>
        <translation>1 Bogen: %1 von %2 Feldern sind beschrieben.</translation>
    </message>
    <message>
        <source>%3 sheets: %1 of %2 boxes are written in.</source>
        <translation>%3 Bögen: %1 von %2 Feldern sind beschrieben.</translation>
    </message>
    <message>
        <source>1 drawing reaches over its box and is selected: is it good?</source>
        <translation>1 Zeichnung ragt über ihr Feld und ist gewählt: Ist sie gut?</translation>
    </message>
    <message>
        <source>%1 drawings reach over their boxes and are selected: are they good?</source>
        <translation>%1 Zeichnungen ragen über ihr Feld und sind gewählt: Sind sie gut?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>app::ModelPresenter</name>
    <message>
        <source>Exported to %1: %2 KB.</source>
        <translation>Nach %1 exportiert: %2 KB.</translation>
    </message>
    <message>
        <source>Exported to %1: %2 KB, passed by %3; not run here.</source>
        <translation>Nach %1 exportiert: %2 KB, von %3 geprüft; hier nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Exported to %1: %2 KB, %3 of the test images read right.</source>
        <translation>Nach %1 exportiert: %2 KB, %3 der Testbilder richtig gelesen.</translation>
    </message>
    <message>
        <source>Exported to %1: %2 KB, largest difference %3 (%4).</source>
        <translation>Nach %1 exportiert: %2 KB, größte Abweichung %3 (%4).</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
    <message>
        <source>A run is on; the model was not opened.</source>
        <translation>Es läuft ein Training; das Modell wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Stop the training first.</source>
        <translation>Erst das Training beenden.</translation>
    </message>
    <message>
        <source>The model is open. Its recipe is not readable by this version: %1</source>
        <translation>Das Modell ist offen. Sein Rezept ist für diese Version nicht lesbar: %1</translation>
    </message>
</context>
<context>
    <name>app::NetworkPresenter</name>
    <message>
        <source>The network “%1” was deleted.</source>
        <translation>Das Netz „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>app::RecipePresenter</name>
    <message>
        <source>The recipe was exported to %1</source>
        <translation>Das Rezept wurde nach %1 exportiert</translation>
    </message>
</context>
<context>
    <name>app::RunsPresenter</name>
    <message>
        <source>%1 was interrupted after %2 of %3 epochs.</source>
        <translation>%1 wurde nach %2 von %3 Epochen abgebrochen.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
    <message>
        <source>Deleted 1 run. Its files are kept for %1 more days.</source>
        <translation>1 Lauf gelöscht. Seine Dateien bleiben noch %1 Tage.</translation>
    </message>
    <message>
        <source>Deleted %1 runs. Their files are kept for %2 more days.</source>
        <translation>%1 Läufe gelöscht. Ihre Dateien bleiben noch %2 Tage.</translation>
    </message>
    <message>
        <source>Undo: delete 1 run</source>
        <translation>Rückgängig: 1 Lauf löschen</translation>
    </message>
    <message>
        <source>Undo: delete %1 runs</source>
        <translation>Rückgängig: %1 Läufe löschen</translation>
    </message>
    <message>
        <source>The recipe is on the clipboard.</source>
        <translation>Das Rezept ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>Der Befehl ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>The plot could not be saved as %1.</source>
        <translation>Das Diagramm konnte nicht als %1 gesichert werden.</translation>
    </message>
    <message>
        <source>Choose a folder you may write to, and a name ending in .png, .svg, .pdf or .csv.</source>
        <translation>Einen beschreibbaren Ordner wählen und einen Namen, der auf .png, .svg, .pdf oder .csv endet.</translation>
    </message>
</context>
<context>
    <name>app::Session</name>
    <message>
        <source>fine-tuned</source>
        <translation>feinabgestimmt</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · Startwert %2</translation>
    </message>
    <message>
        <source>%1 · epoch %2</source>
        <translation>%1 · Epoche %2</translation>
    </message>
    <message>
        <source>Seed %1 of %2</source>
        <translation>Startwert %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 · run %2 of %3</source>
        <translation>%1 · Lauf %2 von %3</translation>
    </message>
    <message>
        <source>%1 of %2 runs are done; the best mean is that of %3, %4</source>
        <translation>%1 von %2 Läufen sind fertig; das beste Mittel hat %3, %4</translation>
    </message>
</context>
<context>
    <name>app::StoreText</name>
    <message>
        <source>%1 in %2 cannot be read and shown; nothing is taken out of the file.</source>
        <translation>%1 in %2: nicht lesbar und daher nicht gezeigt; aus der Datei wird nichts entfernt.</translation>
    </message>
    <message>
        <source>1 run that the database did not know was found again by its model.</source>
        <translation>1 Lauf, den die Datenbank nicht kannte, wurde durch sein Modell wiedergefunden.</translation>
    </message>
    <message>
        <source>%1 runs that the database did not know were found again by their models.</source>
        <translation>%1 Läufe, die die Datenbank nicht kannte, wurden durch ihre Modelle wiedergefunden.</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 Zeichnung</translation>
    </message>
    <message>
        <source>%1 drawings</source>
        <translation>%1 Zeichnungen</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder for temporary files with TMPDIR.</source>
        <translation>Platz schaffen, oder mit TMPDIR einen anderen Ordner für vorläufige Dateien wählen.</translation>
    </message>
    <message>
        <source>The model could not be kept with its run; it is in %1.</source>
        <translation>Das Modell konnte nicht bei seinem Lauf aufbewahrt werden; es liegt in %1.</translation>
    </message>
    <message>
        <source>Save it where you want it.</source>
        <translation>Am gewünschten Ort speichern.</translation>
    </message>
    <message>
        <source>The file with your drawings and runs was damaged, and there is no backup of it yet: a new one was begun. The old file is %1.</source>
        <translation>Die Datei mit Zeichnungen und Läufen war beschädigt, und es gibt noch keine Sicherung davon: eine neue wurde begonnen. Die alte Datei ist %1.</translation>
    </message>
    <message>
        <source>The file with your drawings and runs was damaged. Its backup of %1 has taken its place, with %2 and %3; what was drawn or trained since is lost from it. The old file is %4.</source>
        <translation>Die Datei mit Zeichnungen und Läufen war beschädigt. An ihre Stelle ist die Sicherung vom %1 getreten, mit %2 und %3; was seither gezeichnet oder trainiert wurde, fehlt darin. Die alte Datei ist %4.</translation>
    </message>
    <message>
        <source>Try again later, or use another network.</source>
        <translation>Später erneut versuchen, oder mit anderer Verbindung.</translation>
    </message>
    <message>
        <source>No internet connection.</source>
        <translation>Keine Internetverbindung.</translation>
    </message>
    <message>
        <source>Connect this computer, then try again. The starter digits need no network.</source>
        <translation>Diesen Rechner verbinden, dann erneut versuchen. Das Starter-Set braucht keine Verbindung.</translation>
    </message>
    <message>
        <source>The download of %1 came to a halt.</source>
        <translation>Das Herunterladen von %1 kam zum Stillstand.</translation>
    </message>
    <message>
        <source>The servers do not give %1 away at the moment.</source>
        <translation>Die Server geben %1 im Augenblick nicht heraus.</translation>
    </message>
    <message>
        <source>What came is not %1, or it came damaged.</source>
        <translation>Was ankam, ist nicht %1 oder beschädigt.</translation>
    </message>
    <message>
        <source>Some networks answer with a page of their own: log in to yours in a browser, then try again.</source>
        <translation>Manche WLANs antworten mit einer eigenen Seite: erst im Browser anmelden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Getting %1</source>
        <translation>%1 wird geholt</translation>
    </message>
    <message>
        <source>Getting %1 from another place</source>
        <translation>%1 wird anderswoher geholt</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
</context>
<context>
    <name>app::Story</name>
    <message>
        <source>Without that ReLU every class can be argued against, and the network learns.</source>
        <translation>Ohne dieses ReLU kann gegen jede Klasse etwas sprechen, und das Netz lernt.</translation>
    </message>
    <message>
        <source>Fewer maps, a ninth of the weights. Digits are simple: what is left is enough, and trains faster.</source>
        <translation>Weniger Karten, ein Neuntel der Gewichte. Ziffern sind einfach: Was bleibt, genügt und lernt schneller.</translation>
    </message>
    <message>
        <source>The same network on images that are turned, shifted, scaled and relit anew in each epoch: it cannot learn them by heart.</source>
        <translation>Dasselbe Netz mit Bildern, die in jeder Epoche neu gedreht, verschoben, skaliert und belichtet werden: Auswendig lernen kann es sie nicht.</translation>
    </message>
    <message>
        <source>Batch norm keeps each layer&apos;s inputs in range, dropout makes maps do without each other: the notebook as it stands.</source>
        <translation>Batch Norm hält die Eingaben jeder Schicht im Rahmen, Dropout lässt Karten ohne einander auskommen: das Notebook, wie es ist.</translation>
    </message>
    <message>
        <source>The beginning, inferred: a ReLU behind the last layer forbids negative evidence. A class with an output below 0 at the start gets no gradient and stays there.</source>
        <translation>Der Anfang, erschlossen: Ein ReLU hinter der letzten Schicht verbietet Gegengründe. Eine Klasse, deren Ausgabe unter 0 beginnt, bekommt keinen Gradienten und bleibt dort.</translation>
    </message>
    <message>
        <source>The ReLU at the end need not spoil a network: that depends on the first weights. Fewer maps cost little. Augmentation pays only over many epochs; batch norm and dropout bring the last tenth of a percent.</source>
        <translation>Das ReLU am Ende muss ein Netz nicht verderben: Es hängt von den ersten Gewichten ab. Weniger Karten kosten wenig. Augmentation lohnt erst über viele Epochen; Batch Norm und Dropout bringen das letzte Zehntelprozent.</translation>
    </message>
</context>
<context>
    <name>app::TrainingPresenter</name>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Training stopped</source>
        <translation>Training gestoppt</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>Training fehlgeschlagen</translation>
    </message>
    <message>
        <source>There is no data to learn from yet.</source>
        <translation>Es sind noch keine Daten zum Lernen da.</translation>
    </message>
    <message>
        <source>Get MNIST, or choose a folder that holds it.</source>
        <translation>MNIST holen oder einen Ordner wählen, der es enthält.</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>Training beendet</translation>
    </message>
    <message>
        <source>Of the %1 threads asked for, %2 compute: one a processor.</source>
        <translation>Von den verlangten %1 Threads rechnen %2: einer je Prozessor.</translation>
    </message>
    <message>
        <source>This run learned from another data set before.</source>
        <translation>Dieser Lauf hatte von einem anderen Datensatz gelernt.</translation>
    </message>
    <message>
        <source>Its initial weights or teachers have learned the images held back: the validation accuracy will look too good.</source>
        <translation>Seine Anfangsgewichte oder Lehrer haben die zurückgehaltenen Bilder gelernt: Die Validierungsgenauigkeit wird zu gut aussehen.</translation>
    </message>
    <message>
        <source>%1 runs, %2</source>
        <translation>%1 Läufe, %2</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What layers see…</source>
        <translation>Was Schichten sehen …</translation>
    </message>
</context>
<context>
    <name>app::WindowProgram</name>
    <message>
        <source>The window speaks the chosen language once this run has ended.</source>
        <translation>Das Fenster spricht die gewählte Sprache, sobald dieser Lauf beendet ist.</translation>
    </message>
</context>
<context>
    <name>ui::AboutCard</name>
    <message>
        <source>window, threads, database</source>
        <translation>Fenster, Threads, Datenbank</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>training by PyTorch’s library</source>
        <translation>Training mit PyTorchs Bibliothek</translation>
    </message>
    <message>
        <source>checks of exported files</source>
        <translation>Prüfung exportierter Dateien</translation>
    </message>
    <message>
        <source>paper and ink in pictures</source>
        <translation>Papier und Tinte in Bildern</translation>
    </message>
    <message>
        <source>archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>the terminal’s options</source>
        <translation>Optionen im Terminal</translation>
    </message>
    <message>
        <source>runs and drawings</source>
        <translation>Läufe und Zeichnungen</translation>
    </message>
    <message>
        <source>About DigitLab</source>
        <translation>Über DigitLab</translation>
    </message>
    <message>
        <source>Train a real convolutional network on handwritten digits, watch it learn, and draw digits that it reads at once.</source>
        <translation>Ein echtes Faltungsnetz auf handgeschriebenen Ziffern trainieren, ihm beim Lernen zusehen und Ziffern zeichnen, die es sofort liest.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. There is no warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this card (Esc).</source>
        <translation>Diese Karte schließen (Esc).</translation>
    </message>
    <message>
        <source>DigitLab %1</source>
        <translation>DigitLab %1</translation>
    </message>
    <message>
        <source>WITH</source>
        <translation>VERWENDET</translation>
    </message>
</context>
<context>
    <name>ui::AlphabetDialog</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the selected classes out, with their drawings (Delete).</source>
        <translation>Die gewählten Klassen mit ihren Zeichnungen herausnehmen (Entf).</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>New alphabet</source>
        <translation>Neues Alphabet</translation>
    </message>
    <message>
        <source>Edit the alphabet</source>
        <translation>Alphabet bearbeiten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Shapes, Greek letters, notes …</source>
        <translation>Formen, griechische Buchstaben, Noten …</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Add classes</source>
        <translation>Klassen hinzufügen</translation>
    </message>
    <message>
        <source>circle, square, triangle …</source>
        <translation>Kreis, Quadrat, Dreieck …</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add these classes (Enter); several between commas or spaces.</source>
        <translation>Diese Klassen hinzufügen (Enter); mehrere durch Kommas oder Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Classes: 2 to 100, called as you like</source>
        <translation>Klassen: 2 bis 100, beliebig benannt</translation>
    </message>
    <message>
        <source>Give the alphabet a name.</source>
        <translation>Das Alphabet braucht einen Namen.</translation>
    </message>
    <message>
        <source>Two classes are called %1.</source>
        <translation>Zwei Klassen heißen %1.</translation>
    </message>
    <message>
        <source>Name at least two classes.</source>
        <translation>Mindestens zwei Klassen nennen.</translation>
    </message>
    <message>
        <source>There are %1 classes; 100 can be told apart.</source>
        <translation>Es sind %1 Klassen; 100 lassen sich unterscheiden.</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
</context>
<context>
    <name>ui::AnswerBars</name>
    <message>
        <source>Both answers</source>
        <translation>Beide Antworten</translation>
    </message>
    <message>
        <source>How probable each model holds each digit, A above B; the figure is A&apos;s less B&apos;s.</source>
        <translation>Für wie wahrscheinlich jedes Modell jede Ziffer hält, A über B; die Zahl ist die Differenz von A und B.</translation>
    </message>
    <message>
        <source>%1: A %2, B %3</source>
        <translation>%1: A %2, B %3</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>Es wurde nichts gelesen</translation>
    </message>
</context>
<context>
    <name>ui::AnswerView</name>
    <message>
        <source>Nothing on the canvas to read</source>
        <translation>Nichts auf der Zeichenfläche zu lesen</translation>
    </message>
    <message>
        <source>What the network reads</source>
        <translation>Was das Netz liest</translation>
    </message>
    <message>
        <source>Left: the 28×28 pixels the network is given. Right: milliseconds from your pen to the answer, and which weights gave it.</source>
        <translation>Links: die 28×28 Pixel, die das Netz bekommt. Rechts: Millisekunden vom Stift bis zur Antwort, und welche Gewichte sie gaben.</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>Nichts gelesen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>reads · %1</source>
        <translation>liest · %1</translation>
    </message>
    <message>
        <source>not sure:</source>
        <translation>unsicher:</translation>
    </message>
    <message>
        <source>looks like</source>
        <translation>sieht aus wie</translation>
    </message>
</context>
<context>
    <name>ui::AugmentationGallery</name>
    <message>
        <source>Once MNIST is here, this page shows what augmentation makes of it</source>
        <translation>Sobald MNIST da ist, zeigt diese Seite, was die Augmentierung daraus macht</translation>
    </message>
    <message>
        <source>Next samples</source>
        <translation>Weitere Beispiele</translation>
    </message>
    <message>
        <source>Show other training images, varied anew.</source>
        <translation>Andere Trainingsbilder zeigen, neu variiert.</translation>
    </message>
    <message>
        <source>Originals and their versions</source>
        <translation>Originale und ihre Varianten</translation>
    </message>
    <message>
        <source>Click a sample for the numbers that made it.</source>
        <translation>Ein Klick auf ein Beispiel zeigt die Zahlen, aus denen es entstand.</translation>
    </message>
    <message>
        <source>Turned by up to ±%1°, a 6 looks like a 9: their labels contradict each other, and the network learns to mistake one for the other.</source>
        <translation>Um bis zu ±%1° gedreht, sieht eine 6 wie eine 9 aus: Ihre Beschriftungen widersprechen sich, und das Netz lernt, sie zu verwechseln.</translation>
    </message>
</context>
<context>
    <name>ui::ClassStrip</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>The mean of the class %1; its images: %2</source>
        <translation>Der Mittelwert der Klasse %1; ihre Bilder: %2</translation>
    </message>
</context>
<context>
    <name>ui::ClassTable</name>
    <message>
        <source>How each class was read</source>
        <translation>Wie jede Klasse gelesen wurde</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präz.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Oft als</translation>
    </message>
    <message>
        <source>The true digit.</source>
        <translation>Die wahre Ziffer.</translation>
    </message>
    <message>
        <source>Test images of the class.</source>
        <translation>Testbilder der Klasse.</translation>
    </message>
    <message>
        <source>Of the class&apos;s images, the share that was read rightly.</source>
        <translation>Der Anteil der Bilder dieser Klasse, der richtig gelesen wurde.</translation>
    </message>
    <message>
        <source>Of the images read as this class, the share that is one.</source>
        <translation>Der Anteil der als diese Klasse gelesenen Bilder, der es wirklich ist.</translation>
    </message>
    <message>
        <source>The harmonic mean of recall and precision.</source>
        <translation>Das harmonische Mittel von Recall und Präzision.</translation>
    </message>
    <message>
        <source>What its mistakes are most often read as, and how many of them.</source>
        <translation>Wofür ihre Fehler am häufigsten gehalten werden, und wie viele.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::ColourLegend</name>
    <message>
        <source>Colours of the maps</source>
        <translation>Farben der Karten</translation>
    </message>
    <message>
        <source>Each layer&apos;s colours reach to its own largest value, the figure beneath it; zero has the colour of the paper.</source>
        <translation>Die Farben jeder Schicht reichen bis zu ihrem größten Wert, der Zahl darunter; null hat die Farbe des Papiers.</translation>
    </message>
    <message>
        <source>− largest</source>
        <translation>− Größtwert</translation>
    </message>
    <message>
        <source>+ largest</source>
        <translation>+ Größtwert</translation>
    </message>
    <message>
        <source>One hue for values above zero, another below</source>
        <translation>Ein Farbton für Werte über null, ein anderer für Werte darunter</translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>Choose B ▾</source>
        <translation>B wählen ▾</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>Welche Bilder</translation>
    </message>
    <message>
        <source>Test images that the models read differently</source>
        <translation>Testbilder, die die Modelle verschieden lesen</translation>
    </message>
    <message>
        <source>The drawing</source>
        <translation>Die Zeichnung</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All test images that the two read differently.</source>
        <translation>Alle Testbilder, die die beiden verschieden lesen.</translation>
    </message>
    <message>
        <source>Only A right</source>
        <translation>Nur A richtig</translation>
    </message>
    <message>
        <source>Those that only A reads rightly.</source>
        <translation>Jene, die nur A richtig liest.</translation>
    </message>
    <message>
        <source>Only B right</source>
        <translation>Nur B richtig</translation>
    </message>
    <message>
        <source>Those that only B reads rightly.</source>
        <translation>Jene, die nur B richtig liest.</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>Beide falsch</translation>
    </message>
    <message>
        <source>Those that both read wrongly, each in its own way.</source>
        <translation>Jene, die beide falsch lesen, jedes auf seine Weise.</translation>
    </message>
    <message>
        <source>The test images</source>
        <translation>Die Testbilder</translation>
    </message>
    <message>
        <source>Epochs of this run</source>
        <translation>Epochen dieses Laufs</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>Aufbewahrte Läufe</translation>
    </message>
    <message>
        <source>A model file…</source>
        <translation>Eine Modelldatei …</translation>
    </message>
    <message>
        <source>Choose the model to compare with</source>
        <translation>Modell zum Vergleichen wählen</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt *.pth)</source>
        <translation>Modelle (*.safetensors *.pt *.pth)</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>A&apos;s probability less B&apos;s</source>
        <translation>Wahrscheinlichkeit von A minus B</translation>
    </message>
    <message>
        <source>Draw a digit at the right</source>
        <translation>Zeichnen Sie rechts eine Ziffer</translation>
    </message>
    <message>
        <source>Reading the test images: %1</source>
        <translation>Die Testbilder werden gelesen: %1</translation>
    </message>
    <message>
        <source>Compare the model with another one:
an earlier epoch of this run, a kept run, or a file.

How both read the drawing, and the test images that they disagree about, stand here.</source>
        <translation>Vergleichen Sie das Modell mit einem anderen:
einer früheren Epoche dieses Laufs, einem aufbewahrten Lauf oder einer Datei.

Hier steht dann, wie beide die Zeichnung lesen und bei welchen Testbildern sie uneins sind.</translation>
    </message>
    <message>
        <source>A reads %1 rightly, B %2 · only A right: %3 · only B right: %4 · both wrong: %5</source>
        <translation>A liest %1 richtig, B %2 · nur A richtig: %3 · nur B richtig: %4 · beide falsch: %5</translation>
    </message>
    <message>
        <source>needs a data set</source>
        <translation>braucht einen Datensatz</translation>
    </message>
    <message>
        <source>Reading the test images …</source>
        <translation>Die Testbilder werden gelesen …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Another model: an earlier epoch, a kept run, the one that comes with DigitLab, or a file.</source>
        <translation>Ein anderes Modell: eine frühere Epoche, ein behaltener Lauf, das mitgelieferte oder eine Datei.</translation>
    </message>
    <message>
        <source>Comes with DigitLab</source>
        <translation>Bei DigitLab dabei</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Counts of images: rows are true digits, columns what the network read; click a cell to see its images.</source>
        <translation>Anzahl der Bilder: Zeilen sind wahre Ziffern, Spalten die gelesenen; ein Klick auf eine Zelle zeigt ihre Bilder.</translation>
    </message>
    <message>
        <source>%1 read as %2: 1 image</source>
        <translation>%1 als %2 gelesen: 1 Bild</translation>
    </message>
    <message>
        <source>%1 read as %2: %3 images</source>
        <translation>%1 als %2 gelesen: %3 Bilder</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>prec.</source>
        <translation>Präz.</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>The arrow keys go from cell to cell, Backspace leaves them</source>
        <translation>Die Pfeiltasten gehen von Feld zu Feld, die Rücktaste verlässt sie</translation>
    </message>
</context>
<context>
    <name>ui::CurveMenu</name>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save as %1…</source>
        <translation>Als %1 speichern…</translation>
    </message>
</context>
<context>
    <name>ui::CurvePanel</name>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>best %1 · epoch %2</source>
        <translation>beste %1 · Epoche %2</translation>
    </message>
    <message>
        <source>Point at an epoch for its values; the values can be saved as a table</source>
        <translation>Der Mauszeiger auf einer Epoche zeigt ihre Werte; die Werte lassen sich als Tabelle speichern</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show the whole run again (0, or a double click).</source>
        <translation>Wieder den ganzen Lauf zeigen (0 oder Doppelklick).</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>höher ist besser</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>niedriger ist besser</translation>
    </message>
</context>
<context>
    <name>ui::CurvePlot</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Press Train to watch the loss fall</source>
        <translation>„Trainieren“ drücken und den Verlust fallen sehen</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>… and the accuracy rise</source>
        <translation>… und die Genauigkeit steigen</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Curves of loss and accuracy</source>
        <translation>Kurven von Verlust und Genauigkeit</translation>
    </message>
    <message>
        <source>nats, log</source>
        <translation>Nats, log.</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>Kurven speichern</translation>
    </message>
    <message>
        <source>Save the curves as a picture or their values as a table.</source>
        <translation>Die Kurven als Bild oder ihre Werte als Tabelle speichern.</translation>
    </message>
    <message>
        <source>Right answers in percent.</source>
        <translation>Richtige Antworten in Prozent.</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>Wrong answers in percent on a logarithmic axis, which shows what the last tenths are worth.</source>
        <translation>Falsche Antworten in Prozent auf logarithmischer Achse, die zeigt, was die letzten Zehntel wert sind.</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>percent, log</source>
        <translation>Prozent, log.</translation>
    </message>
    <message>
        <source>%1 – 100 %</source>
        <translation>%1 – 100 %</translation>
    </message>
    <message>
        <source>dotted: mean · %1</source>
        <translation>gepunktet: Mittel · %1</translation>
    </message>
    <message>
        <source>%1, %2, learning rate</source>
        <translation>%1, %2, Lernrate</translation>
    </message>
    <message>
        <source>Loss in nats over epochs, lower is better</source>
        <translation>Verlust in Nats über den Epochen, niedriger ist besser</translation>
    </message>
    <message>
        <source>Accuracy in percent over epochs, higher is better</source>
        <translation>Genauigkeit in Prozent über den Epochen, höher ist besser</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>ui::DataImagesModel</name>
    <message>
        <source>Training image %1, a %2. Press Enter or double-click to put it on the canvas.</source>
        <translation>Trainingsbild %1, eine %2. Enter oder Doppelklick bringt es auf die Zeichenfläche.</translation>
    </message>
    <message>
        <source>Test image %1, a %2. Press Enter or double-click to put it on the canvas.</source>
        <translation>Testbild %1, eine %2. Enter oder Doppelklick bringt es auf die Zeichenfläche.</translation>
    </message>
    <message>
        <source>Training image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.</source>
        <translation>Trainingsbild %1: eine %2, gelesen als %3 mit %4. Enter oder Doppelklick bringt es auf die Zeichenfläche.</translation>
    </message>
    <message>
        <source>Test image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.</source>
        <translation>Testbild %1: eine %2, gelesen als %3 mit %4. Enter oder Doppelklick bringt es auf die Zeichenfläche.</translation>
    </message>
    <message>
        <source>%1
#%2</source>
        <translation>%1
#%2</translation>
    </message>
    <message>
        <source>%1 → %2
%3</source>
        <translation>%1 → %2
%3</translation>
    </message>
</context>
<context>
    <name>ui::DataView</name>
    <message>
        <source>Split</source>
        <translation>Teil des Datensatzes</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>Welche Bilder</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Show every image of this split again.</source>
        <translation>Wieder alle Bilder dieses Teils zeigen.</translation>
    </message>
    <message>
        <source>Images of the data set</source>
        <translation>Bilder des Datensatzes</translation>
    </message>
    <message>
        <source>Every image of the data set, and whether its labels are right.</source>
        <translation>Alle Bilder des Datensatzes, und ob ihre Beschriftungen stimmen.</translation>
    </message>
    <message>
        <source>Get MNIST</source>
        <translation>MNIST holen</translation>
    </message>
    <message>
        <source>Download the four MNIST files (11 MB) and check them.</source>
        <translation>Die vier MNIST-Dateien (11 MB) herunterladen und prüfen.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Use a data set that is on this computer: MNIST&apos;s four files, a CSV or .npz file, or a folder of pictures a class.</source>
        <translation>Einen Datensatz verwenden, der auf diesem Rechner liegt: die vier MNIST-Dateien, eine CSV- oder .npz-Datei oder einen Ordner mit Bildern je Klasse.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>The images that are learned from.</source>
        <translation>Die Bilder, aus denen gelernt wird.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>The images that tell how well it was learned.</source>
        <translation>Die Bilder, die zeigen, wie gut gelernt wurde.</translation>
    </message>
    <message>
        <source>Every image with its label.</source>
        <translation>Jedes Bild mit seiner Beschriftung.</translation>
    </message>
    <message>
        <source>Likely wrong labels</source>
        <translation>Wohl falsch beschriftet</translation>
    </message>
    <message>
        <source>The images that the open model is most sure are something else than their label says.</source>
        <translation>Die Bilder, bei denen sich das offene Modell am sichersten ist, dass sie etwas anderes sind, als die Beschriftung sagt.</translation>
    </message>
    <message>
        <source>Images read</source>
        <translation>Gelesene Bilder</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show these images.</source>
        <translation>Diese Bilder zeigen.</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Zeigen: %1</translation>
    </message>
    <message>
        <source>Nothing was found that spoils training.</source>
        <translation>Nichts gefunden, was das Training verdirbt.</translation>
    </message>
    <message>
        <source>Every class has enough images, none is blank or has two labels, no test image is learned from.</source>
        <translation>Jede Klasse hat genug Bilder, keines ist leer oder hat zwei Beschriftungen, kein Testbild wird gelernt.</translation>
    </message>
    <message>
        <source>Test images that are also learned from · %1</source>
        <translation>Testbilder, die auch gelernt werden · %1</translation>
    </message>
    <message>
        <source>Training images with two labels · %1</source>
        <translation>Trainingsbilder mit zwei Beschriftungen · %1</translation>
    </message>
    <message>
        <source>Test images with two labels · %1</source>
        <translation>Testbilder mit zwei Beschriftungen · %1</translation>
    </message>
    <message>
        <source>Training images that show nothing · %1</source>
        <translation>Trainingsbilder, die nichts zeigen · %1</translation>
    </message>
    <message>
        <source>Test images that show nothing · %1</source>
        <translation>Testbilder, die nichts zeigen · %1</translation>
    </message>
    <message>
        <source>Training images · %1</source>
        <translation>Trainingsbilder · %1</translation>
    </message>
    <message>
        <source>Test images · %1</source>
        <translation>Testbilder · %1</translation>
    </message>
    <message>
        <source>Training images of %1 · %2</source>
        <translation>Trainingsbilder von %1 · %2</translation>
    </message>
    <message>
        <source>Test images of %1 · %2</source>
        <translation>Testbilder von %1 · %2</translation>
    </message>
    <message>
        <source>“%1” is reading every image of this split…</source>
        <translation>„%1“ liest alle Bilder dieses Teils…</translation>
    </message>
    <message>
        <source>“%1” reads all of these images as their labels say.</source>
        <translation>„%1“ liest alle diese Bilder so, wie sie beschriftet sind.</translation>
    </message>
    <message>
        <source>Likely wrong labels, says “%1” · %2</source>
        <translation>Wohl falsch beschriftet, sagt „%1“ · %2</translation>
    </message>
    <message>
        <source>Likely wrong labels of %1, says “%2” · %3</source>
        <translation>Wohl falsch als %1 beschriftet, sagt „%2“ · %3</translation>
    </message>
</context>
<context>
    <name>ui::DigitGrid</name>
    <message>
        <source>Training image %1, labelled %2</source>
        <translation>Trainingsbild %1, beschriftet als %2</translation>
    </message>
    <message>
        <source>Test image %1, labelled %2</source>
        <translation>Testbild %1, beschriftet als %2</translation>
    </message>
    <message>
        <source>Read it on the canvas</source>
        <translation>Auf der Zeichenfläche lesen</translation>
    </message>
    <message>
        <source>Copy the image</source>
        <translation>Bild kopieren</translation>
    </message>
</context>
<context>
    <name>ui::DigitMapPlot</name>
    <message>
        <source>Map of the test images</source>
        <translation>Karte der Testbilder</translation>
    </message>
    <message>
        <source>%1, read as %2</source>
        <translation>%1, gelesen als %2</translation>
    </message>
    <message>
        <source>A dot for each test image, in its digit&apos;s colour; images of one digit lie together</source>
        <translation>Ein Punkt je Testbild in der Farbe seiner Ziffer; Bilder einer Ziffer liegen beieinander</translation>
    </message>
</context>
<context>
    <name>ui::DigitMapView</name>
    <message>
        <source>The digits&apos; colours</source>
        <translation>Farben der Ziffern</translation>
    </message>
    <message>
        <source>Kind of map</source>
        <translation>Art der Karte</translation>
    </message>
    <message>
        <source>Images in the chosen part of the map</source>
        <translation>Bilder im gewählten Teil der Karte</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Where the last features of all test images vary most: two principal components.</source>
        <translation>Wo die letzten Merkmale aller Testbilder am meisten streuen: zwei Hauptkomponenten.</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>t-SNE of 2,000 test images: what is alike lies together; distances between groups say nothing.</source>
        <translation>t-SNE von 2.000 Testbildern: Ähnliches liegt beisammen; Abstände zwischen Gruppen sagen nichts.</translation>
    </message>
    <message>
        <source>The map shows all test images by what the network makes of them.

It needs a data set and a model that knows its classes.</source>
        <translation>Die Karte zeigt alle Testbilder danach, was das Netz aus ihnen macht.

Sie braucht einen Datensatz und ein Modell, das dessen Klassen kennt.</translation>
    </message>
    <message>
        <source>Epoch of the map</source>
        <translation>Epoche der Karte</translation>
    </message>
    <message>
        <source>Goes through the epochs of the run: watch the classes part.</source>
        <translation>Geht durch die Epochen des Laufs: zu sehen ist, wie sich die Klassen trennen.</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>being made …</source>
        <translation>entsteht …</translation>
    </message>
    <message>
        <source>%1 test images, %2 read wrongly (ringed)</source>
        <translation>%1 Testbilder, %2 falsch gelesen (umringt)</translation>
    </message>
    <message>
        <source>%1 · the plane holds %2 of what varies</source>
        <translation>%1 · die Ebene enthält %2 der Streuung</translation>
    </message>
    <message>
        <source>%1 · distances between groups say nothing</source>
        <translation>%1 · Abstände zwischen Gruppen sagen nichts</translation>
    </message>
    <message>
        <source>being laid out: %1</source>
        <translation>wird angeordnet: %1</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 · the first %2</source>
        <translation>%1 · die ersten %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Test image %1: a click puts it on the canvas.</source>
        <translation>Testbild %1: ein Klick legt es auf die Zeichenfläche.</translation>
    </message>
    <message>
        <source>A dot in the colour of each digit</source>
        <translation>Ein Punkt in der Farbe jeder Ziffer</translation>
    </message>
</context>
<context>
    <name>ui::DisagreementsModel</name>
    <message>
        <source>%1
A %2
B %3</source>
        <translation>%1
A %2
B %3</translation>
    </message>
    <message>
        <source>%1
A %2 · B %3</source>
        <translation>%1
A %2 · B %3</translation>
    </message>
    <message>
        <source>Test image %1, a %2: A says %3 with %4, B says %5 with %6. A click puts it on the canvas.</source>
        <translation>Testbild %1, eine %2: A sagt %3 mit %4, B sagt %5 mit %6. Ein Klick legt es auf die Zeichenfläche.</translation>
    </message>
</context>
<context>
    <name>ui::DrawPanel</name>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Read every digit in a picture, a photo or a screenshot (Ctrl+Shift+O); pasting and dropping one do the same.</source>
        <translation>Alle Ziffern in einem Bild, Foto oder Bildschirmfoto lesen (Strg+Umschalt+O); Einfügen oder Ablegen tut dasselbe.</translation>
    </message>
    <message>
        <source>Wide canvas</source>
        <translation>Breite Zeichenfläche</translation>
    </message>
    <message>
        <source>Open the canvas over the middle, twice as wide, for whole numbers.</source>
        <translation>Die Zeichenfläche über der Mitte öffnen, doppelt so breit, für ganze Zahlen.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Copy, paste and save; your handwriting.</source>
        <translation>Kopieren, einfügen und speichern; die eigene Handschrift.</translation>
    </message>
    <message>
        <source>Save the drawing…</source>
        <translation>Zeichnung speichern…</translation>
    </message>
    <message>
        <source>My handwriting</source>
        <translation>Meine Handschrift</translation>
    </message>
    <message>
        <source>DRAW</source>
        <translation>ZEICHNEN</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the drawing out of your handwriting again.</source>
        <translation>Die Zeichnung wieder aus der Handschrift nehmen.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Misread? Press the digit you meant.</source>
        <translation>Falsch gelesen? Gemeinte Ziffer drücken.</translation>
    </message>
    <message>
        <source>No digits found in this picture</source>
        <translation>Keine Ziffern in diesem Bild gefunden</translation>
    </message>
    <message>
        <source>Nothing on the canvas to read</source>
        <translation>Nichts auf der Zeichenfläche zu lesen</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
    <message>
        <source>Added as a %1 · 1 drawing</source>
        <translation>Als %1 · 1 Zeichnung</translation>
    </message>
    <message>
        <source>Added as a %1 · %2 drawings</source>
        <translation>Als %1 · %2 Zeichnungen</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>Nichts wurde gelesen</translation>
    </message>
    <message>
        <source>Undo a stroke</source>
        <translation>Strich zurücknehmen</translation>
    </message>
    <message>
        <source>Redo a stroke</source>
        <translation>Strich wiederholen</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>Zeichenfläche leeren</translation>
    </message>
    <message>
        <source>Copy the drawing</source>
        <translation>Zeichnung kopieren</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>draw here</source>
        <translation>hier zeichnen</translation>
    </message>
    <message>
        <source>Kept after a rest, or with Enter.</source>
        <translation>Behalten nach kurzer Ruhe oder mit Enter.</translation>
    </message>
    <message>
        <source>Misread? Press the class you meant.</source>
        <translation>Falsch gelesen? Gemeinte Klasse drücken.</translation>
    </message>
</context>
<context>
    <name>ui::DrawTools</name>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Pen: what it writes is what the network reads.</source>
        <translation>Stift: was er schreibt, liest das Netz.</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Eraser: takes ink away; the right mouse button and a pen&apos;s other end do the same.</source>
        <translation>Radierer: nimmt Tinte weg; die rechte Maustaste und das andere Ende des Stifts tun dasselbe.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last stroke (Ctrl+Z).</source>
        <translation>Den letzten Strich zurücknehmen (Strg+Z).</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Bring back the stroke just undone (Ctrl+Shift+Z).</source>
        <translation>Den eben zurückgenommenen Strich wiederholen (Strg+Umschalt+Z).</translation>
    </message>
    <message>
        <source>Brush width</source>
        <translation>Stiftbreite</translation>
    </message>
    <message>
        <source>Brush width in canvas units (the canvas is 280 wide); about 22 looks most like the training digits.</source>
        <translation>Stiftbreite in Einheiten der Zeichenfläche (sie ist 280 breit); etwa 22 gleicht den Trainingsziffern am meisten.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>Zeichenfläche leeren</translation>
    </message>
    <message>
        <source>Empty the canvas (Ctrl+Backspace); undo brings the drawing back.</source>
        <translation>Die Zeichenfläche leeren (Strg+Rücktaste); Rückgängig holt die Zeichnung zurück.</translation>
    </message>
</context>
<context>
    <name>ui::DrawingCanvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Draw a digit: the network reads it while you draw.</source>
        <translation>Eine Ziffer zeichnen: Das Netz liest schon beim Zeichnen.</translation>
    </message>
    <message>
        <source>write a number</source>
        <translation>Zahl schreiben</translation>
    </message>
    <message>
        <source>draw a digit</source>
        <translation>Ziffer zeichnen</translation>
    </message>
    <message>
        <source>Draw a digit or a number with the mouse, a pen, a finger, or Shift and the arrow keys</source>
        <translation>Eine Ziffer oder Zahl mit Maus, Stift, Finger oder Umschalt und Pfeiltasten zeichnen</translation>
    </message>
</context>
<context>
    <name>ui::DrawingsModel</name>
    <message>
        <source>%1 more</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Drawing %1, a %2</source>
        <translation>Zeichnung %1, eine %2</translation>
    </message>
    <message>
        <source>%1: %2 drawings; %3 more are needed to learn from them</source>
        <translation>%1: %2 Zeichnungen; noch %3 nötig, um daraus zu lernen</translation>
    </message>
    <message>
        <source>%1: %2 drawings</source>
        <translation>%1: %2 Zeichnungen</translation>
    </message>
</context>
<context>
    <name>ui::DrawingsTable</name>
    <message>
        <source>Your drawings by class</source>
        <translation>Eigene Zeichnungen nach Klassen</translation>
    </message>
</context>
<context>
    <name>ui::ExcitingView</name>
    <message>
        <source>Test images that excite the map most</source>
        <translation>Testbilder, die die Karte am stärksten anregen</translation>
    </message>
    <message>
        <source>Image made to excite the map</source>
        <translation>Bild, das gemacht ist, die Karte anzuregen</translation>
    </message>
    <message>
        <source>Made from faint noise by gradient ascent: what the middle of the map would like to see best.</source>
        <translation>Durch Gradientenaufstieg aus schwachem Rauschen gemacht: was die Mitte der Karte am liebsten sähe.</translation>
    </message>
    <message>
        <source>With a data set, the test images that excite the map most stand here.</source>
        <translation>Mit einem Datensatz stehen hier die Testbilder, die die Karte am stärksten anregen.</translation>
    </message>
    <message>
        <source>Looking at the test images …</source>
        <translation>Die Testbilder werden angesehen …</translation>
    </message>
    <message>
        <source>Dead: ReLU leaves nothing of it in any of %1 test images. Nearest to waking it:</source>
        <translation>Tot: ReLU lässt bei keinem von %1 Testbildern etwas übrig. Am nächsten daran, sie zu wecken:</translation>
    </message>
    <message>
        <source>What excites it most of the first %1 test images …</source>
        <translation>Was sie unter den ersten %1 Testbildern am stärksten anregt …</translation>
    </message>
    <message>
        <source>What excites it most of %1 test images:</source>
        <translation>Was sie unter %1 Testbildern am stärksten anregt:</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Test image %1, a %2: it excites row %3, column %4 of the map with %5. A click puts it on the canvas.</source>
        <translation>Testbild %1, eine %2: es regt Zeile %3, Spalte %4 der Karte mit %5 an. Ein Klick legt es auf die Zeichenfläche.</translation>
    </message>
    <message>
        <source>Being made to excite it …</source>
        <translation>Wird gemacht, sie anzuregen …</translation>
    </message>
    <message>
        <source>Made to excite it: %1. The best test image: %2; the noise it was made from: %3.</source>
        <translation>Gemacht, sie anzuregen: %1. Das beste Testbild: %2; das Rauschen, aus dem es entstand: %3.</translation>
    </message>
    <message>
        <source>Made to excite it: %1. The noise it was made from: %2.</source>
        <translation>Gemacht, sie anzuregen: %1. Das Rauschen, aus dem es entstand: %2.</translation>
    </message>
</context>
<context>
    <name>ui::ExperimentPlot</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Right answers in percent.</source>
        <translation>Richtige Antworten in Prozent.</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>Wrong answers in percent on a logarithmic axis, which shows what the last tenths are worth.</source>
        <translation>Falsche Antworten in Prozent auf logarithmischer Achse, die zeigt, was die letzten Zehntel wert sind.</translation>
    </message>
    <message>
        <source>Set against</source>
        <translation>Aufgetragen über</translation>
    </message>
    <message>
        <source>What accuracy is set against: what varied, or what it costs.</source>
        <translation>Worüber die Genauigkeit aufgetragen wird: was sich änderte oder was es kostet.</translation>
    </message>
    <message>
        <source>Accuracy of the variants</source>
        <translation>Genauigkeit der Varianten</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>Diagramm sichern</translation>
    </message>
    <message>
        <source>Save the plot as a picture or its values as a table.</source>
        <translation>Das Diagramm als Bild sichern oder seine Werte als Tabelle.</translation>
    </message>
    <message>
        <source>against</source>
        <translation>über</translation>
    </message>
    <message>
        <source>None of these runs is done and tested yet.</source>
        <translation>Noch keiner dieser Läufe ist fertig und geprüft.</translation>
    </message>
    <message>
        <source>%1 runs; the best mean is that of %2: %3 ± %4.</source>
        <translation>%1 Läufe; das beste Mittel hat %2: %3 ± %4.</translation>
    </message>
    <message>
        <source>That is better than %1 by more than chance (p = %2).</source>
        <translation>Das ist mehr als zufällig besser als %1 (p = %2).</translation>
    </message>
    <message>
        <source>That is better than %1, perhaps by chance (p = %2).</source>
        <translation>Das ist besser als %1, vielleicht zufällig (p = %2).</translation>
    </message>
    <message>
        <source>Ringed: none that takes as little is better.</source>
        <translation>Mit Ring: Nichts ebenso Günstiges ist besser.</translation>
    </message>
    <message>
        <source>It is ringed.</source>
        <translation>Sie hat einen Ring.</translation>
    </message>
    <message>
        <source>%1 ± %2, %3 seeds</source>
        <translation>%1 ± %2, %3 Startwerte</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 s a run</source>
        <translation>%1 s je Lauf</translation>
    </message>
    <message>
        <source>%1 to %2, p = %3</source>
        <translation>%1 zu %2, p = %3</translation>
    </message>
</context>
<context>
    <name>ui::ExportMenu</name>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>ONNX…</source>
        <translation>ONNX…</translation>
    </message>
    <message>
        <source>For ONNX Runtime in JavaScript, Python, C# and others.</source>
        <translation>Für ONNX Runtime in JavaScript, Python, C# und anderen.</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>TorchScript…</source>
        <translation>TorchScript…</translation>
    </message>
    <message>
        <source>For PyTorch&apos;s torch.jit.load, and for LibTorch in C++.</source>
        <translation>Für torch.jit.load in PyTorch und für LibTorch in C++.</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>NumPy…</source>
        <translation>NumPy…</translation>
    </message>
    <message>
        <source>The weights as arrays, for Python&apos;s numpy.load.</source>
        <translation>Die Gewichte als Arrays, für numpy.load in Python.</translation>
    </message>
    <message>
        <source>C source</source>
        <translation>C-Quelltext</translation>
    </message>
    <message>
        <source>C source…</source>
        <translation>C-Quelltext…</translation>
    </message>
    <message>
        <source>One C99 file with the network in it that needs no library.</source>
        <translation>Eine C99-Datei mit dem Netz, die keine Bibliothek braucht.</translation>
    </message>
    <message>
        <source>C source, int8</source>
        <translation>C-Quelltext, int8</translation>
    </message>
    <message>
        <source>C source, small…</source>
        <translation>C-Quelltext, klein…</translation>
    </message>
    <message>
        <source>The same with weights rounded to int8, a quarter of the size, for microcontrollers.</source>
        <translation>Dasselbe mit auf int8 gerundeten Gewichten, ein Viertel so groß, für Mikrocontroller.</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Web page…</source>
        <translation>Webseite…</translation>
    </message>
    <message>
        <source>A page that reads what is drawn on it, on any phone, without a server.</source>
        <translation>Eine Seite, die liest, was darauf gezeichnet wird, auf jedem Telefon, ohne Server.</translation>
    </message>
    <message>
        <source>Jupyter notebook</source>
        <translation>Jupyter-Notebook</translation>
    </message>
    <message>
        <source>Notebook…</source>
        <translation>Notebook …</translation>
    </message>
    <message>
        <source>Trains this network again in PyTorch, with the curves measured here.</source>
        <translation>Trainiert dieses Netz noch einmal in PyTorch, mit den hier gemessenen Kurven.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python…</source>
        <translation>Python …</translation>
    </message>
    <message>
        <source>The same as a program of plain PyTorch.</source>
        <translation>Dasselbe als Programm in reinem PyTorch.</translation>
    </message>
    <message>
        <source>ONNX, grey levels</source>
        <translation>ONNX, Graustufen</translation>
    </message>
    <message>
        <source>ONNX of grey levels…</source>
        <translation>ONNX für Graustufen…</translation>
    </message>
    <message>
        <source>The same for pixels from 0 to 255, which it normalises itself.</source>
        <translation>Dasselbe für Pixel von 0 bis 255, die es selbst normiert.</translation>
    </message>
    <message>
        <source>Hugging Face</source>
        <translation>Hugging Face</translation>
    </message>
    <message>
        <source>Hugging Face…</source>
        <translation>Hugging Face…</translation>
    </message>
    <message>
        <source>A folder for its hub: weights, a model card, and a program that loads them.</source>
        <translation>Ein Ordner für dessen Hub: Gewichte, eine Modellkarte und ein Programm, das sie lädt.</translation>
    </message>
</context>
<context>
    <name>ui::FieldsCard</name>
    <message>
        <source>How far layers see</source>
        <translation>Wie weit Schichten sehen</translation>
    </message>
    <message>
        <source>The notebook’s own count goes wrong from its first pooling on, as easily happens: a pooling doubles how far neighbours lie apart, so each later 3×3 adds twice as much, then four times. Its conclusion holds: the last layers see the whole digit.</source>
        <translation>Die Zählung des Notebooks stimmt ab dem ersten Pooling nicht mehr, was leicht geschieht: Ein Pooling verdoppelt den Abstand der Nachbarn, darum fügt jedes spätere 3×3 doppelt so viel hinzu, dann viermal. Ihr Schluss gilt: Die letzten Schichten sehen die ganze Ziffer.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ui::FieldsPicture</name>
    <message>
        <source>Receptive fields</source>
        <translation>Rezeptive Felder</translation>
    </message>
    <message>
        <source>%1: %2 pixels, told %3</source>
        <translation>%1: %2 Pixel, gezählt %3</translation>
    </message>
    <message>
        <source>it sees</source>
        <translation>sie sieht</translation>
    </message>
    <message>
        <source>the notebook counted</source>
        <translation>das Notebook zählte</translation>
    </message>
</context>
<context>
    <name>ui::FindingText</name>
    <message>
        <source>no training images of %1</source>
        <translation>keine Trainingsbilder von %1</translation>
    </message>
    <message>
        <source>%1 images of %2, only %3 of %4</source>
        <translation>%1 Bilder von %2, nur %3 von %4</translation>
    </message>
    <message>
        <source>1 test image is also learned from</source>
        <translation>1 Testbild wird auch gelernt</translation>
    </message>
    <message>
        <source>%1 test images are also learned from</source>
        <translation>%1 Testbilder werden auch gelernt</translation>
    </message>
    <message>
        <source>%1 images have two labels</source>
        <translation>%1 Bilder haben zwei Beschriftungen</translation>
    </message>
    <message>
        <source>1 image shows nothing</source>
        <translation>1 Bild zeigt nichts</translation>
    </message>
    <message>
        <source>%1 images show nothing</source>
        <translation>%1 Bilder zeigen nichts</translation>
    </message>
    <message>
        <source>1 picture could not be read</source>
        <translation>1 Bild ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 pictures could not be read</source>
        <translation>%1 Bilder sind nicht lesbar</translation>
    </message>
</context>
<context>
    <name>ui::FirstSteps</name>
    <message>
        <source>Get MNIST · 11 MB</source>
        <translation>MNIST holen · 11 MB</translation>
    </message>
    <message>
        <source>Download the four MNIST files and check them.</source>
        <translation>Die vier MNIST-Dateien herunterladen und prüfen.</translation>
    </message>
    <message>
        <source>Use the starter set</source>
        <translation>Starter-Set nehmen</translation>
    </message>
    <message>
        <source>2,000 digits that come with DigitLab, drawn by its own generator: enough to see a network learn.</source>
        <translation>2.000 mit DigitLab gelieferte Ziffern aus dem eigenen Generator: genug, um ein Netz lernen zu sehen.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Learn from the training images with the recipe at the left.</source>
        <translation>Mit dem Rezept links aus den Trainingsbildern lernen.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Draw a digit at the right. It is read at once.</source>
        <translation>Rechts eine Ziffer zeichnen. Sie wird sofort gelesen.</translation>
    </message>
    <message>
        <source>Get digits to learn from.</source>
        <translation>Ziffern zum Lernen holen.</translation>
    </message>
    <message>
        <source>Train. Draw meanwhile: the network reads while it learns.</source>
        <translation>Trainieren. Dabei zeichnen: Das Netz liest, während es lernt.</translation>
    </message>
    <message>
        <source>Close the first steps</source>
        <translation>Erste Schritte schließen</translation>
    </message>
    <message>
        <source>Close this card; Help has the tour.</source>
        <translation>Diese Karte schließen; den Rundgang hat die Hilfe.</translation>
    </message>
    <message>
        <source>New here? Three steps</source>
        <translation>Neu hier? Drei Schritte</translation>
    </message>
    <message>
        <source>Show me round</source>
        <translation>Zum Rundgang</translation>
    </message>
    <message>
        <source>Six short steps through the window.</source>
        <translation>Sechs kurze Schritte durch das Fenster.</translation>
    </message>
    <message>
        <source>Train · %1</source>
        <translation>Trainieren · %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>ui::Fold</name>
    <message>
        <source>%1 · %2 changed</source>
        <translation>%1 · %2 geändert</translation>
    </message>
</context>
<context>
    <name>ui::Glossary</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>the share of images that are read right.</source>
        <translation>der Anteil der Bilder, die richtig gelesen werden.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>turning, shifting and bending training images at random, so that no two epochs show the same.</source>
        <translation>zufälliges Drehen, Verschieben und Verbiegen der Trainingsbilder, damit keine zwei Epochen dasselbe zeigen.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>the few images from which one step of training is computed.</source>
        <translation>die wenigen Bilder, aus denen ein Schritt des Trainings berechnet wird.</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batchnorm</translation>
    </message>
    <message>
        <source>a layer that brings each map to mean 0 and deviation 1 over the batch, which lets training take larger steps.</source>
        <translation>eine Schicht, die jede Karte über den Batch auf Mittel 0 und Abweichung 1 bringt, was dem Training größere Schritte erlaubt.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>one of the answers that a network chooses among, such as the digit 7.</source>
        <translation>eine der Antworten, unter denen ein Netz wählt, etwa die Ziffer 7.</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>the probability that the network gives its answer.</source>
        <translation>die Wahrscheinlichkeit, die das Netz seiner Antwort gibt.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>a table that counts what each digit was read as; what lies beside the diagonal was read wrong.</source>
        <translation>eine Tabelle, die zählt, als was jede Ziffer gelesen wurde; was neben der Diagonale liegt, wurde falsch gelesen.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>a layer that moves small patterns of weights over the image and marks where each fits.</source>
        <translation>eine Schicht, die kleine Muster aus Gewichten über das Bild schiebt und markiert, wo jedes passt.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>leaving out random values during training, so that the network relies on none of them alone.</source>
        <translation>zufälliges Weglassen von Werten beim Training, damit sich das Netz auf keinen allein verlässt.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>one pass over all training images.</source>
        <translation>ein Durchgang durch alle Trainingsbilder.</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>training a network that has learned already a little more, on images of one&apos;s own.</source>
        <translation>ein schon trainiertes Netz auf eigenen Bildern noch etwas weitertrainieren.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>kept out of training, to measure on images that were not learned.</source>
        <translation>nicht zum Training verwendet, um auf nicht gelernten Bildern zu messen.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>what an image is said to show.</source>
        <translation>die Beschriftung: was ein Bild zeigen soll.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>how far each step moves the weights: too small learns slowly, too large learns nothing.</source>
        <translation>wie weit jeder Schritt die Gewichte bewegt: zu klein lernt langsam, zu groß lernt nichts.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>how surprised the network is by the right answers, in nats: lower is better, 2.30 is guessing among ten.</source>
        <translation>wie sehr die richtigen Antworten das Netz überraschen, in Nats: niedriger ist besser, 2,30 ist Raten unter zehn.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>what one pattern of a layer found, as a small picture: bright where it fits.</source>
        <translation>was ein Muster einer Schicht fand, als kleines Bild: hell, wo es passt.</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>Max-Pooling</translation>
    </message>
    <message>
        <source>a layer that keeps the largest of each few neighbours, which halves the picture.</source>
        <translation>eine Schicht, die von je einigen Nachbarn den größten behält, was das Bild halbiert.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>the share of the last step that each step keeps going.</source>
        <translation>der Anteil des letzten Schritts, den jeder Schritt fortführt.</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>Überanpassung</translation>
    </message>
    <message>
        <source>learning the training images by heart: training gets better while test gets worse.</source>
        <translation>Auswendiglernen der Trainingsbilder: das Training wird besser, der Test schlechter.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>one of the numbers that training changes.</source>
        <translation>eine der Zahlen, die das Training ändert.</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Rezeptives Feld</translation>
    </message>
    <message>
        <source>the part of the image that one value of a layer can see.</source>
        <translation>der Teil des Bildes, den ein Wert einer Schicht sehen kann.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>all settings of a training: network, epochs, learning rate, augmentation.</source>
        <translation>alle Einstellungen eines Trainings: Netz, Epochen, Lernrate, Augmentierung.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>a layer that turns negative values into 0.</source>
        <translation>eine Schicht, die negative Werte zu 0 macht.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>the number from which all chance of a run follows: the same seed gives the same run.</source>
        <translation>die Zahl, aus der aller Zufall eines Laufs folgt: gleicher Startwert, gleicher Lauf.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>turns the network’s last values into probabilities that add up to 1.</source>
        <translation>macht aus den letzten Werten des Netzes Wahrscheinlichkeiten, die zusammen 1 ergeben.</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>a larger network whose doubts a small one learns along with the labels.</source>
        <translation>ein größeres Netz, dessen Zweifel ein kleines zusammen mit den Labels lernt.</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>images that are never learned from: they say what the network can do.</source>
        <translation>Bilder, aus denen nie gelernt wird: sie sagen, was das Netz kann.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>measuring on a part of the training images that was held back, to choose the best epoch without looking at the test images.</source>
        <translation>Messen an zurückgehaltenen Trainingsbildern, um die beste Epoche ohne Blick auf die Testbilder zu wählen.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>a parameter that a value is multiplied by.</source>
        <translation>ein Parameter, mit dem ein Wert multipliziert wird.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>reading with the mean of the weights of the last steps, which is steadier than the last step alone.</source>
        <translation>Lesen mit dem Mittel der Gewichte der letzten Schritte, das ruhiger ist als der letzte Schritt allein.</translation>
    </message>
</context>
<context>
    <name>ui::HandwritingView</name>
    <message>
        <source>Pen strokes (*.jsonl)</source>
        <translation>Stiftstriche (*.jsonl)</translation>
    </message>
    <message>
        <source>Teach the network your hand: draw a digit, then press the key of the digit you meant.
Your drawings are kept here; with some of each digit the network can be fine-tuned on them.</source>
        <translation>Dem Netz die eigene Handschrift beibringen: eine Ziffer zeichnen, dann die Taste der gemeinten Ziffer drücken.
Die Zeichnungen bleiben hier; mit einigen von jeder Ziffer lässt sich das Netz darauf feinabstimmen.</translation>
    </message>
    <message>
        <source>Import drawings…</source>
        <translation>Zeichnungen importieren…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Write all drawings to a strokes file (JSON Lines).</source>
        <translation>Alle Zeichnungen in eine Strichdatei (JSON Lines) schreiben.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Take the selected drawings out (Delete).</source>
        <translation>Die ausgewählten Zeichnungen entfernen (Entf).</translation>
    </message>
    <message>
        <source>Meant as</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Say what the selected drawings mean.</source>
        <translation>Angeben, was die ausgewählten Zeichnungen bedeuten.</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Feinabstimmen</translation>
    </message>
    <message>
        <source>Back to the model before</source>
        <translation>Zum vorigen Modell</translation>
    </message>
    <message>
        <source>Read with the weights from before fine-tuning again.</source>
        <translation>Wieder mit den Gewichten von vor der Feinabstimmung lesen.</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 Zeichnung</translation>
    </message>
    <message>
        <source>%1 drawings</source>
        <translation>%1 Zeichnungen</translation>
    </message>
    <message>
        <source>Undo: %1.</source>
        <translation>Rückgängig: %1.</translation>
    </message>
    <message>
        <source>Train the model on for a few seconds, on your drawings and on MNIST.</source>
        <translation>Das Modell einige Sekunden weitertrainieren, mit den eigenen Zeichnungen und mit MNIST.</translation>
    </message>
    <message>
        <source>Import drawings</source>
        <translation>Zeichnungen importieren</translation>
    </message>
    <message>
        <source>Export drawings</source>
        <translation>Zeichnungen exportieren</translation>
    </message>
    <message>
        <source>New alphabet…</source>
        <translation>Neues Alphabet…</translation>
    </message>
    <message>
        <source>Letters, signs or shapes of your own: draw some of each, and train a network for them.</source>
        <translation>Eigene Buchstaben, Zeichen oder Formen: von jeder einige zeichnen und ein Netz dafür trainieren.</translation>
    </message>
    <message>
        <source>What you draw: the digits, or an alphabet of your own.</source>
        <translation>Was gezeichnet wird: die Ziffern oder ein eigenes Alphabet.</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Draw one after the other on the canvas: each is kept when the pen has rested, or with Enter. Press a class above to draw that.</source>
        <translation>Auf der Zeichenfläche eine nach der anderen zeichnen: jede wird behalten, wenn der Stift ruht, oder mit Enter. Oben eine Klasse drücken, um diese zu zeichnen.</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Import an alphabet…</source>
        <translation>Alphabet importieren…</translation>
    </message>
    <message>
        <source>Edit %1…</source>
        <translation>%1 bearbeiten…</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Train a network from scratch on these drawings; a tenth of each class is held back.</source>
        <translation>Ein Netz von Grund auf mit diesen Zeichnungen trainieren; ein Zehntel jeder Klasse wird zurückgehalten.</translation>
    </message>
    <message>
        <source>Import an alphabet</source>
        <translation>Alphabet importieren</translation>
    </message>
    <message>
        <source>A sheet with ten boxes for each class, as PDF: write on it, photograph it and import the photo.</source>
        <translation>Ein Bogen mit zehn Feldern je Klasse, als PDF: beschreiben, fotografieren und das Foto importieren.</translation>
    </message>
    <message>
        <source>Take drawings from strokes files, or from photos of sheets that were written on.</source>
        <translation>Zeichnungen aus Strichdateien nehmen oder aus Fotos beschriebener Bögen.</translation>
    </message>
    <message>
        <source>Print sheets…</source>
        <translation>Bögen drucken …</translation>
    </message>
    <message>
        <source>Add the drawings of strokes files, or of photos and scans of sheets that were written on.</source>
        <translation>Zeichnungen aus Strichdateien hinzufügen oder aus Fotos und Scans beschriebener Bögen.</translation>
    </message>
    <message>
        <source>Pen strokes and photos of sheets (%1)</source>
        <translation>Stiftstriche und Fotos von Bögen (%1)</translation>
    </message>
    <message>
        <source>Print sheets</source>
        <translation>Bögen drucken</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>Ziffern</translation>
    </message>
</context>
<context>
    <name>ui::HelpCard</name>
    <message>
        <source>DigitLab help</source>
        <translation>DigitLab-Hilfe</translation>
    </message>
    <message>
        <source>Press Train and a small network learns to read handwritten digits, from the left panel’s recipe. Draw a digit at the right at any time: the network reads it while it is still learning. The pages in the middle show how well it learns, what it learns from, and what it gets wrong.</source>
        <translation>„Trainieren“ lässt ein kleines Netz lernen, handgeschriebene Ziffern zu lesen, nach dem Rezept links. Rechts lässt sich jederzeit eine Ziffer zeichnen: Das Netz liest sie, während es noch lernt. Die Seiten in der Mitte zeigen, wie gut es lernt, woraus es lernt und was es falsch liest.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this card (Esc).</source>
        <translation>Diese Karte schließen (Esc).</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Six short steps through the window.</source>
        <translation>Sechs kurze Schritte durch das Fenster.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Pause or resume the run</source>
        <translation>Den Lauf anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Say which digit you meant: it goes to your handwriting</source>
        <translation>Die gemeinte Ziffer angeben: sie kommt zur Handschrift</translation>
    </message>
    <message>
        <source>Choose a digit of a number</source>
        <translation>Eine Ziffer einer Zahl wählen</translation>
    </message>
    <message>
        <source>The next page; with Shift the one before</source>
        <translation>Die nächste Seite; mit Umschalt die vorige</translation>
    </message>
    <message>
        <source>The next part of the window; with Shift the one before</source>
        <translation>Der nächste Teil des Fensters; mit Umschalt der vorige</translation>
    </message>
    <message>
        <source>The menu</source>
        <translation>Das Menü</translation>
    </message>
    <message>
        <source>On the page Runs: find a run; Space draws it in the curves, F2 renames it</source>
        <translation>Auf der Seite „Läufe“: einen Lauf suchen; Leertaste zeichnet ihn in die Kurven, F2 benennt ihn um</translation>
    </message>
    <message>
        <source>Leave the tour, a message, the wide canvas, a picture, a lesson: one at a time</source>
        <translation>Rundgang, Meldung, breite Zeichenfläche, Bild, Unterricht verlassen: eins nach dem anderen</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>Begriff suchen</translation>
    </message>
    <message>
        <source>Shift + arrows</source>
        <translation>Umschalt + Pfeile</translation>
    </message>
    <message>
        <source>Draw on the canvas; with Ctrl the pen moves without ink</source>
        <translation>Auf der Zeichenfläche zeichnen; mit Strg bewegt sich der Stift ohne Tinte</translation>
    </message>
</context>
<context>
    <name>ui::InsideView</name>
    <message>
        <source>Part of the page</source>
        <translation>Teil der Seite</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>What every layer makes of the drawing.</source>
        <translation>Was jede Schicht aus der Zeichnung macht.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>The network layer by layer: shapes, parameters, batch norm&apos;s scales, dead maps.</source>
        <translation>Das Netz Schicht für Schicht: Formen, Parameter, Skalen der Batch-Normalisierung, tote Karten.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>All test images by what the network makes of them, epoch by epoch, and the drawing among them.</source>
        <translation>Alle Testbilder danach, was das Netz aus ihnen macht, Epoche für Epoche, und die Zeichnung darunter.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why this digit: the pixels that make the answer, and what would change it.</source>
        <translation>Warum diese Ziffer: die Pixel, die die Antwort ausmachen, und was sie ändern würde.</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>What it has learned: kernels, what excites each map, histograms by epoch.</source>
        <translation>Was es gelernt hat: Kerne, was jede Karte anregt, Histogramme nach Epochen.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Two models side by side: on the drawing, and where they disagree.</source>
        <translation>Zwei Modelle nebeneinander: auf der Zeichnung, und wo sie uneins sind.</translation>
    </message>
</context>
<context>
    <name>ui::KernelGrid</name>
    <message>
        <source>Kernels</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>A row for each map that the layer makes, a column for each that it is given: choose a map with a click or the arrow keys.</source>
        <translation>Eine Zeile für jede Karte, die die Schicht macht, eine Spalte für jede, die sie bekommt: ein Klick oder die Pfeiltasten wählen eine Karte.</translation>
    </message>
    <message>
        <source>from the image</source>
        <translation>vom Bild</translation>
    </message>
    <message>
        <source>from map 1 … %1</source>
        <translation>von Karte 1 … %1</translation>
    </message>
    <message>
        <source>from unit 1 … %1</source>
        <translation>von Einheit 1 … %1</translation>
    </message>
</context>
<context>
    <name>ui::LayerEditor</name>
    <message>
        <source>As many as classes</source>
        <translation>So viele wie Klassen</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>A rate of its own</source>
        <translation>Eine eigene Rate</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>What the layer makes: more see more and cost more.</source>
        <translation>Was die Schicht erzeugt: mehr sehen mehr und kosten mehr.</translation>
    </message>
    <message>
        <source>One output for each class of the data: for the last layer.</source>
        <translation>Eine Ausgabe je Klasse der Daten: für die letzte Schicht.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>The side of the window that each map looks through, in pixels.</source>
        <translation>Seitenlänge des Fensters, durch das jede Karte sieht, in Pixeln.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Zeros around the input: half of the kernel keeps the side.</source>
        <translation>Nullen um die Eingabe: der halbe Kern erhält die Seitenlänge.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>How far the window moves: 2 halves the side.</source>
        <translation>Wie weit das Fenster rückt: 2 halbiert die Seitenlänge.</translation>
    </message>
    <message>
        <source>A number added to each output; batch norm behind it has one anyway.</source>
        <translation>Eine Zahl, die zu jeder Ausgabe kommt; eine Batchnorm dahinter hat ohnehin eine.</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>What values below zero are multiplied by.</source>
        <translation>Womit Werte unter null multipliziert werden.</translation>
    </message>
    <message>
        <source>Else it is the recipe’s dropout.</source>
        <translation>Sonst gilt das Dropout des Rezepts.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>The share of values silenced at random in each step.</source>
        <translation>Anteil der Werte, die in jedem Schritt zufällig verstummen.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
</context>
<context>
    <name>ui::LayerList</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Arrows choose, with Alt they move. − and + change the size, with Alt the kernel. Insert adds a layer, Delete removes it.</source>
        <translation>Pfeile wählen, mit Alt verschieben sie. − und + ändern die Größe, mit Alt den Kern. Einfg fügt eine Schicht ein, Entf entfernt sie.</translation>
    </message>
</context>
<context>
    <name>ui::LayerText</name>
    <message>
        <source>%1 units</source>
        <translation>%1 Einheiten</translation>
    </message>
    <message>
        <source>%1 params</source>
        <translation>%1 Param.</translation>
    </message>
    <message>
        <source>the recipe’s rate</source>
        <translation>Rate des Rezepts</translation>
    </message>
    <message>
        <source>sees %1</source>
        <translation>sieht %1</translation>
    </message>
    <message>
        <source>as many as classes</source>
        <translation>so viele wie Klassen</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>Rand %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed, was %1</source>
        <translation>geändert, war %1</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batchnorm</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>Max-Pooling</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>Mittel-Pooling</translation>
    </message>
    <message>
        <source>Global average pooling</source>
        <translation>Globales Mittel-Pooling</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>kernel %1</source>
        <translation>Kern %1</translation>
    </message>
    <message>
        <source>%1 of the multiply-adds</source>
        <translation>%1 der Multiplikationen</translation>
    </message>
    <message>
        <source>Keys − and +: its size.</source>
        <translation>Tasten − und +: die Größe.</translation>
    </message>
    <message>
        <source>Alt with − and +: its kernel.</source>
        <translation>Alt mit − und +: der Kern.</translation>
    </message>
</context>
<context>
    <name>ui::LayerVariables</name>
    <message>
        <source>%1: units</source>
        <translation>%1: Einheiten</translation>
    </message>
    <message>
        <source>%1: maps</source>
        <translation>%1: Karten</translation>
    </message>
    <message>
        <source>%1: kernel</source>
        <translation>%1: Kern</translation>
    </message>
    <message>
        <source>%1: rate</source>
        <translation>%1: Rate</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>%1: with and without</source>
        <translation>%1: mit und ohne</translation>
    </message>
</context>
<context>
    <name>ui::LearnedView</name>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>The kernels of a layer, and what excites each of its maps.</source>
        <translation>Die Kerne einer Schicht, und was jede ihrer Karten anregt.</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>How each layer&apos;s figures are spread, epoch by epoch.</source>
        <translation>Wie die Werte jeder Schicht verteilt sind, Epoche für Epoche.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>The weights of the kernels.</source>
        <translation>Die Gewichte der Kerne.</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>What each convolution makes of the first 100 training images, before ReLU.</source>
        <translation>Was jede Faltung aus den ersten 100 Trainingsbildern macht, vor ReLU.</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>How the mean loss of the first 100 training images leans on each weight, with batch norm as in training.</source>
        <translation>Wie der mittlere Verlust der ersten 100 Trainingsbilder von jedem Gewicht abhängt, mit Batch-Normalisierung wie im Training.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>The convolution whose kernels are shown.</source>
        <translation>Die Faltung, deren Kerne gezeigt werden.</translation>
    </message>
    <message>
        <source>Batch norm&apos;s scales</source>
        <translation>Skalen der Batch-Normalisierung</translation>
    </message>
    <message>
        <source>Shows the scales and shifts of batch norm: the part Layers.</source>
        <translation>Zeigt Skalen und Verschiebungen der Batch-Normalisierung: den Teil „Schichten“.</translation>
    </message>
    <message>
        <source>Train: at the end of each epoch a line is added here
for the weights, activations and gradients of every layer.</source>
        <translation>Trainieren Sie: am Ende jeder Epoche kommt hier eine Linie hinzu,
für Gewichte, Aktivierungen und Gradienten jeder Schicht.</translation>
    </message>
    <message>
        <source>%1: %2 → %3 maps, %4 × %4</source>
        <translation>%1: %2 → %3 Karten, %4 × %4</translation>
    </message>
    <message>
        <source>Largest weight %1</source>
        <translation>Größtes Gewicht %1</translation>
    </message>
    <message>
        <source>Map %1, from the image: weights %2 to %3</source>
        <translation>Karte %1, vom Bild: Gewichte %2 bis %3</translation>
    </message>
    <message>
        <source>Map %1, from map %2: weights %3 to %4</source>
        <translation>Karte %1, von Karte %2: Gewichte %3 bis %4</translation>
    </message>
    <message>
        <source>The model that is open; a run adds a line an epoch</source>
        <translation>Das offene Modell; ein Lauf fügt je Epoche eine Linie hinzu</translation>
    </message>
    <message>
        <source>Up to epoch %1</source>
        <translation>Bis Epoche %1</translation>
    </message>
    <message>
        <source>%1: %2 → %3 units</source>
        <translation>%1: %2 → %3 Einheiten</translation>
    </message>
    <message>
        <source>Unit %1, from the image: weights %2 to %3</source>
        <translation>Einheit %1, vom Bild: Gewichte %2 bis %3</translation>
    </message>
    <message>
        <source>Unit %1, from unit %2: weight %3</source>
        <translation>Einheit %1, von Einheit %2: Gewicht %3</translation>
    </message>
    <message>
        <source>Unit %1, from map %2: weights %3 to %4</source>
        <translation>Einheit %1, von Karte %2: Gewichte %3 bis %4</translation>
    </message>
    <message>
        <source>%1: mean %2, standard deviation %3</source>
        <translation>%1: Mittel %2, Standardabweichung %3</translation>
    </message>
    <message>
        <source>%1, epoch %2: mean %3, standard deviation %4</source>
        <translation>%1, Epoche %2: Mittel %3, Standardabweichung %4</translation>
    </message>
</context>
<context>
    <name>ui::LearningFigure</name>
    <message>
        <source>%1 of each class: %2</source>
        <translation>%1 je Klasse: %2</translation>
    </message>
    <message>
        <source>Accuracy by drawings of each class</source>
        <translation>Genauigkeit nach Zeichnungen je Klasse</translation>
    </message>
    <message>
        <source>How drawings are read by networks that have not learned from them, by the number of drawings of each class that these had to learn from.</source>
        <translation>Wie Netze Zeichnungen lesen, aus denen sie nicht gelernt haben, nach der Zahl der Zeichnungen je Klasse, aus denen sie lernen konnten.</translation>
    </message>
    <message>
        <source>drawings a class</source>
        <translation>Zeichnungen je Klasse</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>DigitLab model (*.safetensors)</source>
        <translation>DigitLab-Modell (*.safetensors)</translation>
    </message>
    <message>
        <source>PyTorch weights (*.pt)</source>
        <translation>PyTorch-Gewichte (*.pt)</translation>
    </message>
    <message>
        <source>The curves were saved as %1.</source>
        <translation>Die Kurven wurden als %1 gespeichert.</translation>
    </message>
    <message>
        <source>The curves could not be saved as %1.</source>
        <translation>Die Kurven konnten nicht als %1 gespeichert werden.</translation>
    </message>
    <message>
        <source>Choose a folder you may write to, and a name ending in .png, .svg, .pdf or .csv.</source>
        <translation>Einen beschreibbaren Ordner wählen und einen Namen, der auf .png, .svg, .pdf oder .csv endet.</translation>
    </message>
    <message>
        <source>Stop the run before reading the test set.</source>
        <translation>Erst den Lauf beenden, dann die Testdaten lesen.</translation>
    </message>
    <message>
        <source>Reading needs a data set: get MNIST first.</source>
        <translation>Das Lesen braucht einen Datensatz: erst MNIST holen.</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt *.pth)</source>
        <translation>Modelle (*.safetensors *.pt *.pth)</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>Modell speichern</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>Zeichnung speichern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Pen strokes (*.jsonl)</source>
        <translation>Stiftstriche (*.jsonl)</translation>
    </message>
    <message>
        <source>drawing.png</source>
        <translation>Zeichnung.png</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Loss and accuracy as they come.</source>
        <translation>Verlust und Genauigkeit, sobald sie da sind.</translation>
    </message>
    <message>
        <source>What the network learns from: images and their versions.</source>
        <translation>Woraus das Netz lernt: Bilder und ihre Varianten.</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Which digits the network confuses.</source>
        <translation>Welche Ziffern das Netz verwechselt.</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Innen</translation>
    </message>
    <message>
        <source>What every layer makes of the drawing, and what the layers are.</source>
        <translation>Was jede Schicht aus der Zeichnung macht, und welche Schichten es gibt.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Every training that is kept: sort, compare, go on.</source>
        <translation>Jedes aufbewahrte Training: sortieren, vergleichen, fortsetzen.</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>Handschrift</translation>
    </message>
    <message>
        <source>Your own drawings, and fine-tuning on them.</source>
        <translation>Die eigenen Zeichnungen, und die Feinabstimmung darauf.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 is nothing to open.</source>
        <translation>%1 lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Models (.safetensors, .pt), pictures and data sets (folders, .csv, .npz) can be opened.</source>
        <translation>Öffnen lassen sich Modelle (.safetensors, .pt), Bilder und Datensätze (Ordner, .csv, .npz).</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>The images that are learned from, and whether their labels are right.</source>
        <translation>Die Bilder, aus denen gelernt wird, und ob ihre Beschriftungen stimmen.</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Woanders speichern…</translation>
    </message>
    <message>
        <source>The open model tells other classes apart than this data set has.</source>
        <translation>Das offene Modell unterscheidet andere Klassen, als dieser Datensatz hat.</translation>
    </message>
    <message>
        <source>Folder with a data set</source>
        <translation>Ordner mit einem Datensatz</translation>
    </message>
    <message>
        <source>File with a data set</source>
        <translation>Datei mit einem Datensatz</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Show the recipe</source>
        <translation>Rezept zeigen</translation>
    </message>
    <message>
        <source>Show the recipe: how it is trained, and how images are varied (F9).</source>
        <translation>Das Rezept zeigen: wie trainiert wird und wie Bilder variiert werden (F9).</translation>
    </message>
    <message>
        <source>Back to the pages</source>
        <translation>Zurück zu den Seiten</translation>
    </message>
    <message>
        <source>Make the canvas narrow again (Esc).</source>
        <translation>Die Zeichenfläche wieder schmal machen (Esc).</translation>
    </message>
    <message>
        <source>Tables, arrays, strokes and archives (%1)</source>
        <translation>Tabellen, Felder, Striche und Archive (%1)</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>Experiment öffnen</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experimente (*.json)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>The layers that learn next, and what they cost.</source>
        <translation>Die Schichten, die als Nächstes lernen, und was sie kosten.</translation>
    </message>
</context>
<context>
    <name>ui::MapDetail</name>
    <message>
        <source>One map and its arithmetic</source>
        <translation>Eine Karte und ihre Rechnung</translation>
    </message>
    <message>
        <source>click or Esc closes</source>
        <translation>Klick oder Esc schließt</translation>
    </message>
    <message>
        <source>row %1, column %2, %3</source>
        <translation>Zeile %1, Spalte %2, %3</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>map %1 of %2</source>
        <translation>Karte %1 von %2</translation>
    </message>
    <message>
        <source>%1 × kernel = %2</source>
        <translation>%1 × Kern = %2</translation>
    </message>
    <message>
        <source>Its kernel, and what lies under it</source>
        <translation>Ihr Kern, und was unter ihm liegt</translation>
    </message>
    <message>
        <source>Its %1 kernels, one an input map, and what lies under each</source>
        <translation>Ihre %1 Kerne, einer je Eingangskarte, und was darunter liegt</translation>
    </message>
    <message>
        <source>unit %1 of %2</source>
        <translation>Einheit %1 von %2</translation>
    </message>
    <message>
        <source>The %1 of its %2 kernels that count most, and what lies under each</source>
        <translation>Die %1 ihrer %2 Kerne, die am meisten zählen, und was darunter liegt</translation>
    </message>
</context>
<context>
    <name>ui::Menus</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>Modell speichern</translation>
    </message>
    <message>
        <source>Save the model as…</source>
        <translation>Modell speichern unter…</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>Save the drawing…</source>
        <translation>Zeichnung speichern…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Wide canvas</source>
        <translation>Breite Zeichenfläche</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Lesson: large, for a class</source>
        <translation>Unterricht: groß, für die Klasse</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Help, keys and words</source>
        <translation>Hilfe, Tasten und Begriffe</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>About DigitLab</source>
        <translation>Über DigitLab</translation>
    </message>
    <message>
        <source>THEME</source>
        <translation>FARBEN</translation>
    </message>
    <message>
        <source>LANGUAGE</source>
        <translation>SPRACHE</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show where it was tried and what was answered.</source>
        <translation>Zeigen, wo es versucht wurde und was die Antwort war.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the download; what has arrived is thrown away.</source>
        <translation>Das Herunterladen beenden; was schon da ist, wird verworfen.</translation>
    </message>
    <message>
        <source>Close this message (Esc).</source>
        <translation>Diese Meldung schließen (Esc).</translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation>Fortschritt des Herunterladens</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 von %2 MB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
</context>
<context>
    <name>ui::MistakesModel</name>
    <message>
        <source>%1 → %2
%3</source>
        <translation>%1 → %2
%3</translation>
    </message>
    <message>
        <source>Test image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.</source>
        <translation>Testbild %1: eine %2, mit %4 als %3 gelesen. Eingabetaste oder Doppelklick legt es auf die Zeichenfläche.</translation>
    </message>
</context>
<context>
    <name>ui::MistakesView</name>
    <message>
        <source>Let the network read all test images and collect what it got wrong.</source>
        <translation>Das Netz alle Testbilder lesen lassen und sammeln, was es falsch liest.</translation>
    </message>
    <message>
        <source>Which digits does the network confuse?</source>
        <translation>Welche Ziffern verwechselt das Netz?</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>Alle Fehler</translation>
    </message>
    <message>
        <source>Show every wrongly read image instead of one cell&apos;s.</source>
        <translation>Alle falsch gelesenen Bilder zeigen statt nur die einer Zelle.</translation>
    </message>
    <message>
        <source>Images of the chosen cell, most confident first</source>
        <translation>Bilder der gewählten Zelle, die sichersten zuerst</translation>
    </message>
    <message>
        <source>Read the test set</source>
        <translation>Testdaten lesen</translation>
    </message>
    <message>
        <source>%1 of %2 right · %3 · loss %4</source>
        <translation>%1 von %2 · %3 · Verlust %4</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Every mistake, the most confident first</source>
        <translation>Alle Fehler, die sichersten zuerst</translation>
    </message>
    <message>
        <source>%1 read rightly · %2</source>
        <translation>%1 richtig gelesen · %2</translation>
    </message>
    <message>
        <source>%1 read as %2 · %3</source>
        <translation>%1 als %2 gelesen · %3</translation>
    </message>
    <message>
        <source>How the test set was read</source>
        <translation>Wie die Testmenge gelesen wurde</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahlen</translation>
    </message>
    <message>
        <source>How many images of each digit were read as which.</source>
        <translation>Wie viele Bilder jeder Ziffer als welche gelesen wurden.</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>The same in per cent of the row: of all images of that digit.</source>
        <translation>Dasselbe in Prozent der Zeile: aller Bilder dieser Ziffer.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>A table of the classes that can be sorted: recall, precision, F1.</source>
        <translation>Eine Tabelle der Klassen, die sich sortieren lässt: Recall, Präzision, F1.</translation>
    </message>
    <message>
        <source>4, 4 9 or #2130</source>
        <translation>4, 4 9, #2130</translation>
    </message>
    <message>
        <source>4: mistakes with a 4; 4 9: what is 4 and was read as 9; #2130: the test image of that number.</source>
        <translation>4: Fehler mit einer 4; 4 9: was 4 ist und als 9 gelesen wurde; #2130: das Testbild dieser Nummer.</translation>
    </message>
    <message>
        <source>Search the test images</source>
        <translation>Testbilder suchen</translation>
    </message>
    <message>
        <source>Mistakes of %1 · %2</source>
        <translation>Fehler bei %1 · %2</translation>
    </message>
    <message>
        <source>Found · %1</source>
        <translation>Gefunden · %1</translation>
    </message>
    <message>
        <source>Search for 4, 4 9 or #2130</source>
        <translation>Suchen Sie 4, 4 9, #2130</translation>
    </message>
    <message>
        <source>%1 · averaged over five shifts</source>
        <translation>%1 · über fünf Verschiebungen gemittelt</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>Reihenfolge der Klassen</translation>
    </message>
    <message>
        <source>Puts the classes with the most mistakes into the upper left corner.</source>
        <translation>Bringt die Klassen mit den meisten Fehlern in die linke obere Ecke.</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>nach Klasse</translation>
    </message>
    <message>
        <source>by mistakes</source>
        <translation>nach Fehlern</translation>
    </message>
</context>
<context>
    <name>ui::ModelSwitcher</name>
    <message>
        <source>COMES WITH DIGITLAB</source>
        <translation>MIT DIGITLAB GELIEFERT</translation>
    </message>
    <message>
        <source>THIS RUN</source>
        <translation>DIESER LAUF</translation>
    </message>
    <message>
        <source>KEPT RUNS</source>
        <translation>AUFBEWAHRTE LÄUFE</translation>
    </message>
    <message>
        <source>FILES</source>
        <translation>DATEIEN</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Reading with %1</source>
        <translation>Liest mit %1</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>The model that reads your drawings: choose another.</source>
        <translation>Das Modell, das die Zeichnungen liest: ein anderes wählen.</translation>
    </message>
    <message>
        <source>The run’s own network reads your drawings. Stop the run before opening another model.</source>
        <translation>Das Netz des Laufs liest die Zeichnungen. Erst den Lauf beenden, dann ein anderes Modell öffnen.</translation>
    </message>
</context>
<context>
    <name>ui::NetworkPage</name>
    <message>
        <source>Replace the network?</source>
        <translation>Netz ersetzen?</translation>
    </message>
    <message>
        <source>You have a network named “%1” already.</source>
        <translation>Es gibt schon ein Netz namens „%1“.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save, rename or delete a network</source>
        <translation>Netz speichern, umbenennen oder löschen</translation>
    </message>
    <message>
        <source>Keep these layers as a network of your own.</source>
        <translation>Diese Schichten als eigenes Netz behalten.</translation>
    </message>
    <message>
        <source>Undo the last change of the network</source>
        <translation>Letzte Änderung des Netzes rückgängig machen</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z on this page).</source>
        <translation>Rückgängig (Strg+Z auf dieser Seite).</translation>
    </message>
    <message>
        <source>Redo the change of the network</source>
        <translation>Änderung des Netzes wiederherstellen</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z on this page).</source>
        <translation>Wiederherstellen (Strg+Umschalt+Z auf dieser Seite).</translation>
    </message>
    <message>
        <source>Go to the layer that cannot work where it stands.</source>
        <translation>Zur Schicht, die an ihrem Ort nicht arbeiten kann.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Add a layer behind the chosen one (Insert).</source>
        <translation>Eine Schicht hinter der gewählten einfügen (Einfg).</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>Schicht entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen layer (Delete).</source>
        <translation>Die gewählte Schicht entfernen (Entf).</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>Schicht nach oben</translation>
    </message>
    <message>
        <source>Move the chosen layer up (Alt+Up), or drag it.</source>
        <translation>Die gewählte Schicht nach oben (Alt+Auf), oder ziehen.</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>Schicht nach unten</translation>
    </message>
    <message>
        <source>Move the chosen layer down (Alt+Down), or drag it.</source>
        <translation>Die gewählte Schicht nach unten (Alt+Ab), oder ziehen.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>The network that is trained next. Change its layers below; what comes along stays as it is.</source>
        <translation>Das Netz, das als Nächstes trainiert wird. Seine Schichten werden unten geändert; Mitgeliefertes bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save the network</source>
        <translation>Netz speichern</translation>
    </message>
    <message>
        <source>Name of the network:</source>
        <translation>Name des Netzes:</translation>
    </message>
    <message>
        <source>my network</source>
        <translation>mein Netz</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Rename the network</source>
        <translation>Netz umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Numbers that are learned.</source>
        <translation>Zahlen, die gelernt werden.</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>Multiplikationen</translation>
    </message>
    <message>
        <source>Of one image’s way through the network.</source>
        <translation>Eines Bildes auf dem Weg durchs Netz.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What a step of training takes.</source>
        <translation>Was ein Trainingsschritt braucht.</translation>
    </message>
    <message>
        <source>An epoch</source>
        <translation>Eine Epoche</translation>
    </message>
    <message>
        <source>On this machine with the open data, measured by training on a few batches for a third of a second.</source>
        <translation>Auf diesem Rechner mit den offenen Daten, gemessen an wenigen Stapeln, eine Drittelsekunde lang.</translation>
    </message>
    <message>
        <source>The whole recipe on this machine, its teachers included.</source>
        <translation>Das ganze Rezept auf diesem Rechner, samt seinen Lehrern.</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Was es kostet</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Back to “%1”</source>
        <translation>Zurück zu „%1“</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Layer %1 cannot work</source>
        <translation>Fehler in Schicht %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>Compared with %1: %2</source>
        <translation>Gegenüber %1: %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>The whole recipe</source>
        <translation>Das ganze Rezept</translation>
    </message>
    <message>
        <source>All %1 epochs</source>
        <translation>Alle %1 Epochen</translation>
    </message>
    <message>
        <source>No layer is chosen</source>
        <translation>Keine Schicht gewählt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>One output sees %1×%1 pixels: the frame on the canvas. Move the pointer there.</source>
        <translation>Eine Ausgabe sieht %1×%1 Pixel: den Rahmen auf der Zeichenfläche. Dort den Zeiger bewegen.</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>Variieren …</translation>
    </message>
    <message>
        <source>Train the network with other sizes of this layer, or without it.</source>
        <translation>Das Netz mit anderen Größen dieser Schicht trainieren, oder ohne sie.</translation>
    </message>
    <message>
        <source>As the notebook counted…</source>
        <translation>Wie das Notebook zählte …</translation>
    </message>
    <message>
        <source>The fields that the notebook counted, and those that its layers have.</source>
        <translation>Die Felder, die das Notebook zählte, und die seine Schichten haben.</translation>
    </message>
</context>
<context>
    <name>ui::NetworkView</name>
    <message>
        <source>The network, layer by layer</source>
        <translation>Das Netz, Schicht für Schicht</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>Schichten des Netzes</translation>
    </message>
    <message>
        <source>Output shape as channels × height × width; receptive field as the side, in input pixels, that one output sees.</source>
        <translation>Ausgabeform als Kanäle × Höhe × Breite; rezeptives Feld als Seitenlänge in Eingabepixeln, die eine Ausgabe sieht.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Sieht</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>%1×%1</source>
        <translation>%1×%1</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>The smallest and the largest weight.</source>
        <translation>Das kleinste und das größte Gewicht.</translation>
    </message>
    <message>
        <source>map %1: scale γ %2, shift β %3</source>
        <translation>Karte %1: Skala γ %2, Verschiebung β %3</translation>
    </message>
    <message>
        <source>all alive</source>
        <translation>alle aktiv</translation>
    </message>
    <message>
        <source>dead: %1</source>
        <translation>tot: %1</translation>
    </message>
    <message>
        <source>Maps that stay zero at every pixel of %1 test images.</source>
        <translation>Karten, die an jedem Pixel von %1 Testbildern null bleiben.</translation>
    </message>
    <message>
        <source>A map is dead when it stays zero in all of the first %1 test images.</source>
        <translation>Tot sind Karten, die in den ersten %1 Testbildern null bleiben.</translation>
    </message>
    <message>
        <source>With a data set, dead maps are named here.</source>
        <translation>Mit einem Datensatz werden hier tote Karten genannt.</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Param.</translation>
    </message>
    <message>
        <source>%1: output %2, sees %3 pixels</source>
        <translation>%1: Ausgabe %2, sieht %3 Pixel</translation>
    </message>
    <message>
        <source>An image enters at the top as 28 × 28 greys and leaves as %1 log-probabilities.</source>
        <translation>Oben geht ein Bild als 28 × 28 Grauwerte hinein, unten kommen %1 Log-Wahrscheinlichkeiten heraus.</translation>
    </message>
    <message>
        <source>Choose a layer to see what it does.</source>
        <translation>Eine Schicht wählen, um zu sehen, was sie tut.</translation>
    </message>
</context>
<context>
    <name>ui::Networks</name>
    <message>
        <source>The network of the original notebook: 12,364 parameters, 99.5 % and more.</source>
        <translation>Das Netz des ursprünglichen Notebooks: 12.364 Parameter, 99,5 % und mehr.</translation>
    </message>
    <message>
        <source>The notebook&apos;s first step, inferred from its comments: about 110,000 weights, and a ReLU at the output that keeps it from learning.</source>
        <translation>Der erste Schritt des Notebooks, aus seinen Kommentaren erschlossen: etwa 110.000 Gewichte und ein ReLU am Ausgang, das am Lernen hindert.</translation>
    </message>
    <message>
        <source>Its second step: the same without the ReLU at the output.</source>
        <translation>Sein zweiter Schritt: dasselbe ohne ReLU am Ausgang.</translation>
    </message>
    <message>
        <source>Its third step: fewer maps, under 20,000 parameters.</source>
        <translation>Sein dritter Schritt: weniger Karten, unter 20.000 Parameter.</translation>
    </message>
    <message>
        <source>Its fourth step: the same network, meant for varied images; batch norm and dropout came last.</source>
        <translation>Sein vierter Schritt: dasselbe Netz, für abgewandelte Bilder gedacht; Batch Norm und Dropout kamen zuletzt.</translation>
    </message>
    <message>
        <source>For letters and other alphabets: 19,048 parameters for 26 classes.</source>
        <translation>Für Buchstaben und andere Alphabete: 19.048 Parameter bei 26 Klassen.</translation>
    </message>
    <message>
        <source>After LeCun et al. 1998: two 5×5 convolutions and three linear layers, with ReLU and max pooling.</source>
        <translation>Nach LeCun u. a. 1998: zwei 5×5-Faltungen und drei lineare Schichten, mit ReLU und Max-Pooling.</translation>
    </message>
    <message>
        <source>One linear layer: what can be had without hidden layers, about 92 %.</source>
        <translation>Eine lineare Schicht: was ohne verborgene Schichten zu haben ist, etwa 92 %.</translation>
    </message>
    <message>
        <source>Two linear layers with ReLU between them: no convolution, about 98 %.</source>
        <translation>Zwei lineare Schichten mit ReLU dazwischen: keine Faltung, etwa 98 %.</translation>
    </message>
    <message>
        <source>As few parameters as were found to reach 99.0 %.</source>
        <translation>So wenige Parameter, wie für 99,0 % gefunden wurden.</translation>
    </message>
    <message>
        <source>The notebook&apos;s, twice as wide: slower, a little better; it makes a good teacher.</source>
        <translation>Das des Notebooks, doppelt so breit: langsamer, etwas besser; ein guter Lehrer.</translation>
    </message>
</context>
<context>
    <name>ui::NoteEdit</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
</context>
<context>
    <name>ui::NumberText</name>
    <message>
        <source> %</source>
        <extracomment>Behind a number, with the gap before it.</extracomment>
        <translation> %</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
</context>
<context>
    <name>ui::PathMaps</name>
    <message>
        <source>Maps of every layer</source>
        <translation>Karten jeder Schicht</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 of</source>
        <translation>%1 à</translation>
    </message>
    <message>
        <source>%1×%1</source>
        <translation>%1×%1</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>log-</source>
        <translation>Log-</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>The arrow keys go from map to map, Enter opens one</source>
        <translation>Die Pfeiltasten gehen von Karte zu Karte, die Eingabetaste öffnet eine</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einh.</translation>
    </message>
</context>
<context>
    <name>ui::PathView</name>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>What each convolution makes: products of patch and kernel, summed.</source>
        <translation>Was jede Faltung ergibt: Produkte aus Ausschnitt und Kern, summiert.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>After ReLU, which takes everything below zero to zero.</source>
        <translation>Nach ReLU, das alles unter null auf null setzt.</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batchnorm</translation>
    </message>
    <message>
        <source>After batch norm, which shifts and scales every map: what the next layer gets.</source>
        <translation>Nach der Batch-Normalisierung, die jede Karte verschiebt und skaliert: was die nächste Schicht bekommt.</translation>
    </message>
    <message>
        <source>digit %1 of %2</source>
        <translation>Ziffer %1 von %2</translation>
    </message>
    <message>
        <source>Point or use the arrow keys; Page Down shows the next map.</source>
        <translation>Zeigen oder Pfeiltasten verwenden; Bild ab zeigt die nächste Karte.</translation>
    </message>
    <message>
        <source>Point at a pixel for its origin, click a map for its arithmetic.</source>
        <translation>Zeigen: woher ein Pixel kommt. Klick: die Rechnung einer Karte.</translation>
    </message>
    <message>
        <source>Draw a digit at the right.

Every map of every layer appears here while you draw,
from the image to the answers.</source>
        <translation>Zeichnen Sie rechts eine Ziffer.

Beim Zeichnen erscheint hier jede Karte jeder Schicht,
vom Bild bis zu den Antworten.</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>After leaky ReLU, which makes everything below zero smaller.</source>
        <translation>Nach Leaky ReLU, das alles unter null verkleinert.</translation>
    </message>
    <message>
        <source>%1; Enter opens it</source>
        <translation>%1; Eingabetaste öffnet sie</translation>
    </message>
</context>
<context>
    <name>ui::PictureTools</name>
    <message>
        <source>Turn left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Read the picture turned to the left by a quarter.</source>
        <translation>Das Bild um ein Viertel nach links gedreht lesen.</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Read the picture turned to the right by a quarter.</source>
        <translation>Das Bild um ein Viertel nach rechts gedreht lesen.</translation>
    </message>
    <message>
        <source>Find the paper again</source>
        <translation>Papier neu suchen</translation>
    </message>
    <message>
        <source>Find the paper again: forget the corners and turns that were set by hand.</source>
        <translation>Papier neu suchen: von Hand gesetzte Ecken und Drehungen vergessen.</translation>
    </message>
    <message>
        <source>Show the ink</source>
        <translation>Tinte zeigen</translation>
    </message>
    <message>
        <source>Show the ink: what was taken for writing, upright as it was read.</source>
        <translation>Tinte zeigen: was für Schrift gehalten wurde, aufrecht, wie es gelesen wurde.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back to the canvas; the drawing on it is still there (Esc).</source>
        <translation>Zurück zur Zeichenfläche; die Zeichnung ist noch da (Esc).</translation>
    </message>
    <message>
        <source>Close the picture</source>
        <translation>Bild schließen</translation>
    </message>
</context>
<context>
    <name>ui::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The arrow keys move this corner of the sheet, with Shift further</source>
        <translation>Die Pfeiltasten bewegen diese Ecke des Blatts, mit Umschalt weiter</translation>
    </message>
    <message>
        <source>%1 of the sheet: drag it to where the paper ends.</source>
        <translation>%1 des Blatts: dorthin ziehen, wo das Papier endet.</translation>
    </message>
    <message>
        <source>%1 from the left, %2 from the top</source>
        <translation>%1 von links, %2 von oben</translation>
    </message>
    <message>
        <source>The picture whose digits are read; the arrow keys go from digit to digit, Tab to the corners of the sheet</source>
        <translation>Das Bild, dessen Ziffern gelesen werden; die Pfeiltasten gehen von Ziffer zu Ziffer, Tab zu den Ecken des Blatts</translation>
    </message>
    <message>
        <source>The digits found in the picture; point at one for its probabilities. The outlined sheet is what was read: drag its corners where it is not the paper.</source>
        <translation>Die im Bild gefundenen Ziffern; auf eine zeigen, um ihre Wahrscheinlichkeiten zu sehen. Gelesen wurde das umrandete Blatt: die Ecken ziehen, wo es nicht das Papier ist.</translation>
    </message>
    <message>
        <source>Top left corner</source>
        <translation>Ecke oben links</translation>
    </message>
    <message>
        <source>Top right corner</source>
        <translation>Ecke oben rechts</translation>
    </message>
    <message>
        <source>Bottom right corner</source>
        <translation>Ecke unten rechts</translation>
    </message>
    <message>
        <source>Bottom left corner</source>
        <translation>Ecke unten links</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>nach rechts gedreht</translation>
    </message>
    <message>
        <source>turned upside down</source>
        <translation>auf den Kopf gestellt</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>nach links gedreht</translation>
    </message>
    <message>
        <source>on the outlined sheet</source>
        <translation>auf dem umrandeten Blatt</translation>
    </message>
    <message>
        <source>light on dark</source>
        <translation>hell auf dunkel</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Gelesen %1</translation>
    </message>
</context>
<context>
    <name>ui::PixelText</name>
    <message>
        <source>after batch norm</source>
        <translation>nach der Batchnorm</translation>
    </message>
    <message>
        <source>after ReLU</source>
        <translation>nach ReLU</translation>
    </message>
    <message>
        <source>sum of the convolution</source>
        <translation>Summe der Faltung</translation>
    </message>
    <message>
        <source>Image, row %1, column %2: %3 (grey %4 of 255)</source>
        <translation>Bild, Zeile %1, Spalte %2: %3 (Grauwert %4 von 255)</translation>
    </message>
    <message>
        <source>patch × kernel = %1</source>
        <translation>Ausschnitt × Kern = %1</translation>
    </message>
    <message>
        <source>sum of the %1 products = %2</source>
        <translation>Summe der %1 Produkte = %2</translation>
    </message>
    <message>
        <source>ReLU: max(0, %1) = %2</source>
        <translation>ReLU: max(0; %1) = %2</translation>
    </message>
    <message>
        <source>batch norm: γ · (x − μ) / √(σ² + ε) + β =</source>
        <translation>Batchnorm: γ · (x − μ) / √(σ² + ε) + β =</translation>
    </message>
    <message>
        <source>%1 · (%2 − %3) / √(%4 + 10⁻⁵)</source>
        <translation>%1 · (%2 − %3) / √(%4 + 10⁻⁵)</translation>
    </message>
    <message>
        <source>− %1 = %2</source>
        <translation>− %1 = %2</translation>
    </message>
    <message>
        <source>+ %1 = %2</source>
        <translation>+ %1 = %2</translation>
    </message>
    <message>
        <source>%1, unit %2</source>
        <translation>%1, Einheit %2</translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation>%1, Karte %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>after leaky ReLU</source>
        <translation>nach Leaky ReLU</translation>
    </message>
    <message>
        <source>weighted sum</source>
        <translation>gewichtete Summe</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1, row %2, column %3: %4 %5; sees %6×%6</source>
        <translation>%1, Z. %2, Sp. %3: %4 %5; sieht %6×%6</translation>
    </message>
    <message>
        <source>the bias: %1</source>
        <translation>der Bias: %1</translation>
    </message>
    <message>
        <source>leaky ReLU: max(%1 · x, x) of %2 = %3</source>
        <translation>Leaky ReLU: max(%1 · x, x) von %2 = %3</translation>
    </message>
    <message>
        <source>the largest of %1×%1 = %2</source>
        <translation>der größte von %1×%1 = %2</translation>
    </message>
    <message>
        <source>with its neighbours, the mean of %1×%1 = %2</source>
        <translation>mit seinen Nachbarn, das Mittel von %1×%1 = %2</translation>
    </message>
    <message>
        <source>%1, a convolution: each of its %2 maps looks for one pattern in %3×%3 pixels of the image.</source>
        <translation>%1, eine Faltung: Jede ihrer %2 Karten sucht ein Muster in %3×%3 Pixeln des Bildes.</translation>
    </message>
    <message>
        <source>%1, a convolution: each of its %2 maps looks for one pattern in %3×%3 pixels of all %4 maps before. A pixel of it sees %5×%5 of the image.</source>
        <translation>%1, eine Faltung: Jede ihrer %2 Karten sucht ein Muster in %3×%3 Pixeln aller %4 Karten davor. Ein Pixel davon sieht %5×%5 des Bildes.</translation>
    </message>
    <message>
        <source>%1, a linear layer: each of its %2 units weighs all %3 values before it and adds them up.</source>
        <translation>%1, eine lineare Schicht: Jede ihrer %2 Einheiten gewichtet alle %3 Werte davor und addiert sie.</translation>
    </message>
    <message>
        <source>%1, batch norm: shifts and scales each map to values of usual size, so that the layers behind it learn faster.</source>
        <translation>%1, Batchnorm: bringt jede Karte durch Verschieben und Skalieren auf übliche Werte, damit die Schichten dahinter schneller lernen.</translation>
    </message>
    <message>
        <source>%1, a ReLU: takes everything below zero to zero. Without it, all layers together could do no more than one.</source>
        <translation>%1, ein ReLU: setzt alles unter null auf null. Ohne es könnten alle Schichten zusammen nicht mehr als eine.</translation>
    </message>
    <message>
        <source>%1, a leaky ReLU: makes everything below zero smaller. Without it, all layers together could do no more than one.</source>
        <translation>%1, ein Leaky ReLU: verkleinert alles unter null. Ohne es könnten alle Schichten zusammen nicht mehr als eine.</translation>
    </message>
    <message>
        <source>%1, dropout: silences values at random while it learns, so that none relies on another; it does nothing when reading.</source>
        <translation>%1, Dropout: lässt beim Lernen zufällig Werte verstummen, damit sich keiner auf einen anderen verlässt; beim Lesen tut es nichts.</translation>
    </message>
    <message>
        <source>%1, max pooling: keeps the largest of each %2×%2 pixels, so that small shifts matter less and what follows is quicker.</source>
        <translation>%1, Max-Pooling: behält den größten von je %2×%2 Pixeln, damit kleine Verschiebungen weniger zählen und das Folgende schneller geht.</translation>
    </message>
    <message>
        <source>%1, average pooling: makes one value of each %2×%2 pixels, their mean.</source>
        <translation>%1, Average-Pooling: macht aus je %2×%2 Pixeln einen Wert, ihr Mittel.</translation>
    </message>
</context>
<context>
    <name>ui::PlotCard</name>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Test may look better than train: training images are varied and dropout silences a part of the network, which makes them harder, and train is measured while it still learns.</source>
        <translation>Test kann besser aussehen als Training: Trainingsbilder werden variiert, und Dropout legt einen Teil des Netzes still, was sie schwerer macht; zudem wird Training gemessen, während noch gelernt wird.</translation>
    </message>
    <message>
        <source>Why test can lie above train</source>
        <translation>Warum Test über Training liegen kann</translation>
    </message>
</context>
<context>
    <name>ui::PredictionBars</name>
    <message>
        <source>Probabilities of the classes</source>
        <translation>Wahrscheinlichkeiten der Klassen</translation>
    </message>
    <message>
        <source>How probable the network holds each digit, in percent; together they make 100 %. Click the digit you meant, or press its key, to keep the drawing in your handwriting.</source>
        <translation>Für wie wahrscheinlich das Netz jede Ziffer hält, in Prozent; zusammen ergeben sie 100 %. Ein Klick auf die gemeinte Ziffer oder ihre Taste nimmt die Zeichnung in die Handschrift auf.</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>Nichts gelesen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No digit; if it were one: %1</source>
        <translation>Keine Ziffer; wenn doch: %1</translation>
    </message>
    <message>
        <source>No digit</source>
        <translation>Keine Ziffer</translation>
    </message>
</context>
<context>
    <name>ui::PresetBar</name>
    <message>
        <source>Recipes (*.json)</source>
        <translation>Rezepte (*.json)</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Save, import, export or delete a recipe</source>
        <translation>Rezept speichern, importieren, exportieren oder löschen</translation>
    </message>
    <message>
        <source>Keep these settings as a recipe of your own, or exchange recipes as files.</source>
        <translation>Diese Einstellungen als eigenes Rezept behalten oder Rezepte als Dateien austauschen.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>A recipe to begin with; every setting can be changed.</source>
        <translation>Ein Rezept für den Anfang; jede Einstellung lässt sich ändern.</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Name of the recipe:</source>
        <translation>Name des Rezepts:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>my recipe</source>
        <translation>mein Rezept</translation>
    </message>
    <message>
        <source>Replace the recipe?</source>
        <translation>Rezept ersetzen?</translation>
    </message>
    <message>
        <source>You have a recipe named “%1” already.</source>
        <translation>Ein Rezept namens „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Delete the recipe?</source>
        <translation>Rezept löschen?</translation>
    </message>
    <message>
        <source>Delete your recipe “%1”? The settings stay as they are.</source>
        <translation>Das eigene Rezept „%1“ löschen? Die Einstellungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Import a recipe</source>
        <translation>Rezept importieren</translation>
    </message>
    <message>
        <source>Export the recipe</source>
        <translation>Rezept exportieren</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 Epoche</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message>
        <source>What this recipe takes on this machine, with the open data, and the accuracy that it reached on MNIST&apos;s test images, the mean of five seeds.</source>
        <translation>Wie lange dieses Rezept auf diesem Rechner mit den offenen Daten braucht, und die Genauigkeit, die es auf den MNIST-Testbildern erreichte, im Mittel von fünf Startwerten.</translation>
    </message>
</context>
<context>
    <name>ui::RateStrip</name>
    <message>
        <source>Learning rate over epochs</source>
        <translation>Lernrate über den Epochen</translation>
    </message>
    <message>
        <source>Learning rate at the end of each epoch</source>
        <translation>Lernrate am Ende jeder Epoche</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>A line from the first epoch to the last</source>
        <translation>Eine Linie von der ersten Epoche bis zur letzten</translation>
    </message>
</context>
<context>
    <name>ui::Reading</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>no digit</source>
        <translation>keine Ziffer</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>liest %1</translation>
    </message>
    <message>
        <source>not sure: %1</source>
        <translation>unsicher: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>reads %1; %2</source>
        <translation>liest %1; %2</translation>
    </message>
    <message>
        <source>no idea yet</source>
        <translation>noch unklar</translation>
    </message>
</context>
<context>
    <name>ui::RecipeForm</name>
    <message>
        <source>The learning rate over the run</source>
        <translation>Die Lernrate über den Lauf</translation>
    </message>
    <message>
        <source>The learning rate from the first step to the last.</source>
        <translation>Die Lernrate vom ersten bis zum letzten Schritt.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>How gradients move the weights.</source>
        <translation>Wie Gradienten die Gewichte bewegen.</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>Regularisierung</translation>
    </message>
    <message>
        <source>What keeps the network from learning by heart.</source>
        <translation>Was das Netz davon abhält, auswendig zu lernen.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Chance, threads and order.</source>
        <translation>Zufall, Threads und Reihenfolge.</translation>
    </message>
    <message>
        <source>AUGMENTATION</source>
        <translation>AUGMENTIERUNG</translation>
    </message>
    <message>
        <source>What the network sees next</source>
        <translation>Was das Netz als Nächstes sieht</translation>
    </message>
    <message>
        <source>The training images are not varied.</source>
        <translation>Die Trainingsbilder werden nicht variiert.</translation>
    </message>
    <message>
        <source>Has no effect while “%1” is above 0.</source>
        <translation>Wirkt nicht, solange „%1“ über 0 ist.</translation>
    </message>
    <message>
        <source>Has no effect while “%1” is off.</source>
        <translation>Wirkt nicht, solange „%1“ aus ist.</translation>
    </message>
    <message>
        <source>Writing styles</source>
        <translation>Schreibstile</translation>
    </message>
    <message>
        <source>How often digits are rewritten as other writers draw them.</source>
        <translation>Wie oft Ziffern so umgeschrieben werden, wie andere sie schreiben.</translation>
    </message>
    <message>
        <source>A line from the first step to the last</source>
        <translation>Eine Linie vom ersten Schritt bis zum letzten</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Settings that are rarely changed.</source>
        <translation>Einstellungen, die selten geändert werden.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Abtastung</translation>
    </message>
    <message>
        <source>How moved pixels are found.</source>
        <translation>Wie verschobene Pixel gefunden werden.</translation>
    </message>
</context>
<context>
    <name>ui::RunCard</name>
    <message>
        <source>The notebook&apos;s, unchanged</source>
        <translation>Die des Notebooks, unverändert</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>Test %1</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>Validierung %1</translation>
    </message>
    <message>
        <source>, best in epoch %1</source>
        <translation>, am besten in Epoche %1</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>, epoch %1</source>
        <translation>, Epoche %1</translation>
    </message>
    <message>
        <source>%1 (in use)</source>
        <translation>%1 (in Gebrauch)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The chosen run</source>
        <translation>Der gewählte Lauf</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>What it has learned: after the last step, averaged over the last steps, or the best on the images held back.</source>
        <translation>Was er gelernt hat: nach dem letzten Schritt, gemittelt über die letzten Schritte, oder die besten auf den zurückgehaltenen Bildern.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The settings of its recipe that are not the notebook&apos;s.</source>
        <translation>Die Einstellungen seines Rezepts, die vom Notebook abweichen.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Computed with</source>
        <translation>Gerechnet mit</translation>
    </message>
    <message>
        <source>%1 training images</source>
        <translation>%1 Trainingsbilder</translation>
    </message>
    <message>
        <source>SHA-256 of its training images: %1</source>
        <translation>SHA-256 seiner Trainingsbilder: %1</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>%1 trainiert</translation>
    </message>
    <message>
        <source>Not readable by this version: %1</source>
        <translation>Für diese Version nicht lesbar: %1</translation>
    </message>
</context>
<context>
    <name>ui::RunChip</name>
    <message>
        <source>Show the run %1</source>
        <translation>Lauf %1 zeigen</translation>
    </message>
    <message>
        <source>%1: click to hide or show it.</source>
        <translation>%1: ein Klick blendet ihn aus oder ein.</translation>
    </message>
    <message>
        <source>Remove the run %1</source>
        <translation>Lauf %1 entfernen</translation>
    </message>
    <message>
        <source>Take this run out of the plots; it stays among the kept runs.</source>
        <translation>Diesen Lauf aus den Kurven nehmen; er bleibt bei den aufbewahrten Läufen.</translation>
    </message>
    <message>
        <source>Show the variant %1</source>
        <translation>Variante %1 zeigen</translation>
    </message>
</context>
<context>
    <name>ui::RunChips</name>
    <message>
        <source>Runs to compare with</source>
        <translation>Läufe zum Vergleich</translation>
    </message>
</context>
<context>
    <name>ui::RunComparison</name>
    <message>
        <source>Test accuracy: mean, standard deviation of the sample and range.</source>
        <translation>Testgenauigkeit: Mittel, Standardabweichung der Stichprobe und Spanne.</translation>
    </message>
    <message>
        <source>What differs between the chosen runs</source>
        <translation>Was die gewählten Läufe unterscheidet</translation>
    </message>
    <message>
        <source>These runs do not differ in anything that is kept of them.</source>
        <translation>Diese Läufe unterscheiden sich in nichts, was von ihnen aufbewahrt ist.</translation>
    </message>
    <message>
        <source>The first %1 of %2 runs.</source>
        <translation>Die ersten %1 von %2 Läufen.</translation>
    </message>
</context>
<context>
    <name>ui::RunDelegate</name>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
</context>
<context>
    <name>ui::RunDifferences</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>fine-tuning</source>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>%1 seeds: mean %2 ± %3 (%4 … %5)</source>
        <extracomment>%1 is a number of seeds, or &quot;3 of 5&quot;.</extracomment>
        <translation>%1 Startwerte: Mittel %2 ± %3 (%4 … %5)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Data checksum</source>
        <translation>Prüfsumme der Daten</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Befehlssatz</translation>
    </message>
    <message>
        <source>Threads at work</source>
        <translation>Arbeitende Threads</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>Erledigte Epochen</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>Train accuracy</source>
        <translation>Trainingsgenauigkeit</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Label checksum</source>
        <translation>Prüfsumme der Labels</translation>
    </message>
    <message>
        <source>Test image checksum</source>
        <translation>Prüfsumme der Testbilder</translation>
    </message>
    <message>
        <source>Test label checksum</source>
        <translation>Prüfsumme der Testlabels</translation>
    </message>
    <message>
        <source>Drawing checksum</source>
        <translation>Prüfsumme der Zeichnungen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Anfangsgewichte</translation>
    </message>
    <message>
        <source>Given teachers</source>
        <translation>Gegebene Lehrer</translation>
    </message>
    <message>
        <source>Step limit</source>
        <translation>Höchstzahl der Schritte</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Compute backend</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1, %2 Parameter</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Teachers&apos; layers</source>
        <translation>Schichten der Lehrer</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>Behind layer %1</source>
        <translation>Hinter Schicht %1</translation>
    </message>
</context>
<context>
    <name>ui::RunEndCard</name>
    <message>
        <source>Done in %1.</source>
        <translation>Fertig in %1.</translation>
    </message>
    <message>
        <source>Stopped in epoch %1 of %2, after %3.</source>
        <translation>Gestoppt in Epoche %1 von %2, nach %3.</translation>
    </message>
    <message>
        <source>%1 of %2 test images read right.</source>
        <translation>%1 von %2 Testbildern richtig gelesen.</translation>
    </message>
    <message>
        <source>Show the test images that were read wrongly.</source>
        <translation>Die falsch gelesenen Testbilder zeigen.</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>Länger trainieren</translation>
    </message>
    <message>
        <source>How the run ended</source>
        <translation>Wie der Lauf endete</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinschauen</translation>
    </message>
    <message>
        <source>Show what each layer makes of the drawing.</source>
        <translation>Zeigen, was jede Schicht aus der Zeichnung macht.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Put this away; it comes back when the next run ends.</source>
        <translation>Ausblenden; kommt wieder, wenn der nächste Lauf endet.</translation>
    </message>
    <message>
        <source>Goes on where the run was stopped, with the same images in the same order, to its last epoch.</source>
        <translation>Setzt den Lauf dort fort, wo er gestoppt wurde, mit denselben Bildern in derselben Reihenfolge, bis zur letzten Epoche.</translation>
    </message>
    <message>
        <source>See the mistake</source>
        <translation>Fehler ansehen</translation>
    </message>
    <message>
        <source>See the %1 mistakes</source>
        <translation>%1 Fehler ansehen</translation>
    </message>
    <message>
        <source>Begins a new run of %1 epochs with the model that this one gave and the same settings: the learning rate takes its course anew, and the images are varied by the next seed.</source>
        <translation>Beginnt einen neuen Lauf von %1 Epochen mit dem Modell dieses Laufs und denselben Einstellungen: Die Lernrate verläuft von neuem, und die Bilder werden mit dem nächsten Startwert variiert.</translation>
    </message>
    <message>
        <source>Continue from epoch %1</source>
        <translation>Ab Epoche %1 fortsetzen</translation>
    </message>
    <message>
        <source>The best reads %1 of %2 right.</source>
        <translation>Der beste liest %1 von %2 richtig.</translation>
    </message>
    <message>
        <source>Begins a new run with the model that this one gave.</source>
        <translation>Beginnt einen neuen Lauf mit dem Modell, das dieser ergab.</translation>
    </message>
    <message>
        <source>Plot…</source>
        <translation>Diagramm …</translation>
    </message>
    <message>
        <source>Set the accuracy of all its runs against what varied.</source>
        <translation>Die Genauigkeit aller Läufe über dem auftragen, was sich änderte.</translation>
    </message>
    <message>
        <source>%1 goes on reading; the run is kept under Runs.</source>
        <translation>%1 liest weiter; der Lauf steht unter Läufe.</translation>
    </message>
    <message>
        <source>Read with this run</source>
        <translation>Mit diesem Lauf lesen</translation>
    </message>
    <message>
        <source>It was stopped before its first epoch ended, so the model before it reads the drawing. Read with what this run has learned instead.</source>
        <translation>Er wurde vor dem Ende der ersten Epoche angehalten, darum liest das vorige Modell die Zeichnung. Stattdessen mit dem lesen, was dieser Lauf gelernt hat.</translation>
    </message>
</context>
<context>
    <name>ui::RunPanel</name>
    <message>
        <source>Choose a run to see what made it; choose several to see what differs.</source>
        <translation>Einen Lauf wählen, um zu sehen, woraus er entstand; mehrere, um zu sehen, was sie unterscheidet.</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Neu trainieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Only what differs between %1 runs</source>
        <translation>Was %1 Läufe unterscheidet</translation>
    </message>
    <message>
        <source>Choose a run first.</source>
        <translation>Erst einen Lauf wählen.</translation>
    </message>
    <message>
        <source>Choose a single run for this.</source>
        <translation>Dafür einen einzelnen Lauf wählen.</translation>
    </message>
    <message>
        <source>Stop the run that is on first.</source>
        <translation>Erst den laufenden Lauf beenden.</translation>
    </message>
    <message>
        <source>Read with the model that this run gave (Enter).</source>
        <translation>Mit dem Modell dieses Laufs lesen (Eingabetaste).</translation>
    </message>
    <message>
        <source>This run gave no model.</source>
        <translation>Dieser Lauf ergab kein Modell.</translation>
    </message>
    <message>
        <source>Train on from where this run ended.</source>
        <translation>Dort weitertrainieren, wo dieser Lauf endete.</translation>
    </message>
    <message>
        <source>This run left nothing to go on from.</source>
        <translation>Dieser Lauf hat nichts zum Fortsetzen hinterlassen.</translation>
    </message>
    <message>
        <source>Begin a new run with this run&apos;s recipe and seed.</source>
        <translation>Einen neuen Lauf mit Rezept und Startwert dieses Laufs beginnen.</translation>
    </message>
    <message>
        <source>Write the chosen runs to a file.</source>
        <translation>Die gewählten Läufe in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>Take the chosen runs out of the list (Delete).</source>
        <translation>Die gewählten Läufe aus der Liste nehmen (Entf).</translation>
    </message>
    <message>
        <source>A run that is on cannot be deleted.</source>
        <translation>Ein laufender Lauf lässt sich nicht löschen.</translation>
    </message>
    <message>
        <source>Plot…</source>
        <translation>Diagramm …</translation>
    </message>
    <message>
        <source>Set the accuracy of these runs, and of all runs of their experiment, against what varied.</source>
        <translation>Die Genauigkeit dieser und aller Läufe ihres Experiments über dem auftragen, was sich änderte.</translation>
    </message>
</context>
<context>
    <name>ui::RunStatus</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The epoch being learned, of all epochs of this run.</source>
        <translation>Die gerade gelernte Epoche, von allen Epochen dieses Laufs.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Training images a second.</source>
        <translation>Trainingsbilder je Sekunde.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Loss of the latest batch or epoch in nats: lower is better.</source>
        <translation>Verlust des letzten Batches oder der letzten Epoche in Nats: niedriger ist besser.</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Share of test images read rightly after the last epoch, in percent.</source>
        <translation>Anteil der nach der letzten Epoche richtig gelesenen Testbilder, in Prozent.</translation>
    </message>
    <message>
        <source>Best test accuracy</source>
        <translation>Beste Testgenauigkeit</translation>
    </message>
    <message>
        <source>The best test accuracy of this run, in percent, and its epoch.</source>
        <translation>Die beste Testgenauigkeit dieses Laufs, in Prozent, und ihre Epoche.</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>Epoche %1 / %2</translation>
    </message>
    <message>
        <source>images held back from training</source>
        <translation>vom Training zurückgehaltenen Bilder</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Share of %1 read rightly after the last epoch, in percent.</source>
        <translation>Anteil richtig gelesener Bilder nach der letzten Epoche (%1), in Prozent.</translation>
    </message>
    <message>
        <source>Teaching %1 of %2 networks</source>
        <translation>Lehrer %1 von %2</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>train loss %1</source>
        <translation>Trainingsverlust %1</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>Validierung %1</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>Test %1</translation>
    </message>
    <message>
        <source>best %1 (%2)</source>
        <translation>beste %1 (%2)</translation>
    </message>
    <message>
        <source>The best epoch on the images held back from training: its weights are kept.</source>
        <translation>Die beste Epoche auf den zurückgehaltenen Trainingsbildern: Ihre Gewichte werden behalten.</translation>
    </message>
    <message>
        <source>The best accuracy of this run on the test images, in percent, and its epoch. Found by hindsight, so it flatters a little: the honest figure is the last epoch&apos;s.</source>
        <translation>Die beste Genauigkeit dieses Laufs auf den Testbildern in Prozent und ihre Epoche. Im Nachhinein gefunden, also etwas geschönt: Die ehrliche Zahl ist die der letzten Epoche.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Minutes and seconds until the last epoch ends, of several runs that of the last one.</source>
        <translation>Minuten und Sekunden bis zum Ende der letzten Epoche, bei mehreren Läufen der des letzten.</translation>
    </message>
    <message>
        <source>%1 left for all</source>
        <translation>noch %1 für alle</translation>
    </message>
</context>
<context>
    <name>ui::RunText</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Divergiert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Running: epoch %1.</source>
        <translation>Läuft: Epoche %1.</translation>
    </message>
    <message>
        <source>Running in another window or a terminal: %1 epochs are done.</source>
        <translation>Läuft in einem anderen Fenster oder Terminal: %1 Epochen sind fertig.</translation>
    </message>
    <message>
        <source>Completed, %1 epochs.</source>
        <translation>Fertig, %1 Epochen.</translation>
    </message>
    <message>
        <source>Stopped by hand after %1 epochs.</source>
        <translation>Nach %1 Epochen von Hand gestoppt.</translation>
    </message>
    <message>
        <source>Interrupted after %1 epochs: the program ended in the middle of it.</source>
        <translation>Nach %1 Epochen abgebrochen: Das Programm endete mittendrin.</translation>
    </message>
    <message>
        <source>Diverged after %1 epochs: the loss was no longer a number.</source>
        <translation>Nach %1 Epochen divergiert: Der Verlust war keine Zahl mehr.</translation>
    </message>
    <message>
        <source>Failed after %1 epochs.</source>
        <translation>Nach %1 Epochen fehlgeschlagen.</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>A date without its year and a time, as Qt writes formats: 24 Nov 14:05</extracomment>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date: 24 Nov 2026</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <extracomment>A date and a time: 24 November 2026, 14:05</extracomment>
        <translation>d. MMMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>%1 · best of %2</source>
        <translation>%1 · bester von %2</translation>
    </message>
</context>
<context>
    <name>ui::RunsModel</name>
    <message>
        <source>Starred. Click to take the star away.</source>
        <translation>Mit Stern. Ein Klick nimmt ihn weg.</translation>
    </message>
    <message>
        <source>Click to star this run.</source>
        <translation>Ein Klick gibt diesem Lauf einen Stern.</translation>
    </message>
    <message>
        <source>Drawn in the curves. Click or press Space to take it out.</source>
        <translation>In den Kurven gezeichnet. Klick oder Leertaste nimmt ihn heraus.</translation>
    </message>
    <message>
        <source>Click or press Space to draw this run in the curves.</source>
        <translation>Klick oder Leertaste zeichnet diesen Lauf in die Kurven.</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Not starred</source>
        <translation>Ohne Stern</translation>
    </message>
    <message>
        <source>In the curves</source>
        <translation>In den Kurven</translation>
    </message>
    <message>
        <source>Not in the curves</source>
        <translation>Nicht in den Kurven</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>How the run ended</source>
        <translation>Wie der Lauf endete</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Validation accuracy, of the best epoch</source>
        <translation>Validierungsgenauigkeit der besten Epoche</translation>
    </message>
    <message>
        <source>Epochs done of all</source>
        <translation>Erledigte von allen Epochen</translation>
    </message>
    <message>
        <source>When it began</source>
        <translation>Wann er begann</translation>
    </message>
    <message>
        <source>Training time, without pauses</source>
        <translation>Trainingszeit, ohne Pausen</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 seeds</source>
        <translation>%1 · %2 von %3 Startwerten</translation>
    </message>
    <message>
        <source>%1 · %2 seeds</source>
        <translation>%1 · %2 Startwerte</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>%1: mean and standard deviation of the sample over the seeds that are done.</source>
        <translation>%1: Mittel und Standardabweichung der Stichprobe über die fertigen Startwerte.</translation>
    </message>
    <message>
        <source>%1, all seeds together.</source>
        <translation>%1, alle Startwerte zusammen.</translation>
    </message>
    <message>
        <source>%1, unfolded</source>
        <translation>%1, aufgeklappt</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1, zugeklappt</translation>
    </message>
</context>
<context>
    <name>ui::RunsTable</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Epoch 20 of 20</source>
        <translation>Epoche 20 von 20</translation>
    </message>
    <message>
        <source>100 of 100</source>
        <translation>100 von 100</translation>
    </message>
    <message>
        <source>24 May 20:00</source>
        <translation>24. Sept. 20:00</translation>
    </message>
</context>
<context>
    <name>ui::RunsView</name>
    <message>
        <source>To a file…</source>
        <translation>In eine Datei…</translation>
    </message>
    <message>
        <source>To a TensorBoard folder…</source>
        <translation>In einen TensorBoard-Ordner…</translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation>Läufe exportieren</translation>
    </message>
    <message>
        <source>Runs with their curves, a line each (*.jsonl)</source>
        <translation>Läufe mit ihren Kurven, je eine Zeile (*.jsonl)</translation>
    </message>
    <message>
        <source>Runs with their curves (*.json)</source>
        <translation>Läufe mit ihren Kurven (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Folder for TensorBoard</source>
        <translation>Ordner für TensorBoard</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>In the curves</source>
        <translation>In den Kurven</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Gewichte öffnen</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>Nur mit Stern</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>Kein Lauf passt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>No runs yet

Every training is kept here, with its recipe and its curves.</source>
        <translation>Noch keine Läufe

Jedes Training wird hier aufbewahrt, mit Rezept und Kurven.</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>Lauf suchen</translation>
    </message>
    <message>
        <source>Show the runs with these words in name, note, data set or recipe (Ctrl+F).</source>
        <translation>Läufe mit diesen Wörtern in Name, Notiz, Datensatz oder Rezept zeigen (Strg+F).</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Show all runs again.</source>
        <translation>Wieder alle Läufe zeigen.</translation>
    </message>
    <message>
        <source>Show only the runs with a star.</source>
        <translation>Nur die Läufe mit Stern zeigen.</translation>
    </message>
    <message>
        <source>Undo: %1.</source>
        <translation>Rückgängig: %1.</translation>
    </message>
    <message>
        <source>Unfold the study</source>
        <translation>Studie aufklappen</translation>
    </message>
    <message>
        <source>Fold the study</source>
        <translation>Studie zuklappen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Copy recipe as JSON</source>
        <translation>Rezept als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>Spalten ▾</translation>
    </message>
    <message>
        <source>%1 hidden ▾</source>
        <translation>%1 verborgen ▾</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns, %1 hidden</source>
        <translation>Spalten, %1 verborgen</translation>
    </message>
    <message>
        <source>Choose the columns, among them any setting of the recipe.</source>
        <translation>Die Spalten wählen, darunter jede Einstellung des Rezepts.</translation>
    </message>
    <message>
        <source>Not shown: %1. Choose the columns, among them any setting of the recipe.</source>
        <translation>Nicht gezeigt: %1. Die Spalten wählen, darunter jede Einstellung des Rezepts.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Writing styles</source>
        <translation>Schreibstile</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>So viele wie passen</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Report on runs</source>
        <translation>Bericht über Läufe</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ui::SampleGrid</name>
    <message>
        <source>Augmented samples</source>
        <translation>Augmentierte Beispiele</translation>
    </message>
    <message>
        <source>First column: training images as they are. Then versions as the network meets them; click one for its numbers.</source>
        <translation>Erste Spalte: Trainingsbilder, wie sie sind. Danach Varianten, wie das Netz sie sieht; ein Klick zeigt ihre Zahlen.</translation>
    </message>
    <message>
        <source>Training image %1, a %2, as it is</source>
        <translation>Trainingsbild %1, eine %2, wie es ist</translation>
    </message>
    <message>
        <source>turned %1° · moved %2 px right, %3 px down · scale ×%4 · brightness ×%5 · contrast ×%6 · %7</source>
        <translation>gedreht %1° · verschoben %2 px nach rechts, %3 px nach unten · Größe ×%4 · Helligkeit ×%5 · Kontrast ×%6 · %7</translation>
    </message>
    <message>
        <source>brightness first</source>
        <translation>Helligkeit zuerst</translation>
    </message>
    <message>
        <source>contrast first</source>
        <translation>Kontrast zuerst</translation>
    </message>
    <message>
        <source>The arrow keys go from image to image</source>
        <translation>Die Pfeiltasten gehen von Bild zu Bild</translation>
    </message>
</context>
<context>
    <name>ui::Segments</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::SettingRow</name>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Go back to the preset&apos;s value.</source>
        <translation>Zum Wert der Vorgabe zurückkehren.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>The preset says %1. Click to go back to it.</source>
        <translation>Die Vorgabe ist %1. Ein Klick kehrt dorthin zurück.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the training images.</source>
        <translation>Durchgänge durch die Trainingsbilder.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Images a step: small batches learn in more, noisier steps; large ones run faster.</source>
        <translation>Bilder je Schritt: kleine Batches lernen in mehr, unruhigeren Schritten; große laufen schneller.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far each step moves the weights: too small learns slowly, too large never settles.</source>
        <translation>Wie weit jeder Schritt die Gewichte bewegt: zu klein lernt langsam, zu groß kommt nie zur Ruhe.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>How the learning rate goes on: linear, cosine and one-cycle fall to 0 at the end, step falls to a tenth twice.</source>
        <translation>Wie die Lernrate verläuft: linear, Kosinus und Ein-Zyklus fallen am Ende auf 0, Stufen fällt zweimal auf ein Zehntel.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>The share of all steps over which the learning rate first grows, in [0, 0.9]; one-cycle takes 0.3 where it is 0.</source>
        <translation>Der Anteil aller Schritte, über den die Lernrate zuerst wächst, in [0; 0,9]; one-cycle nimmt 0,3, wo er 0 ist.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>How gradients move the weights: sgd with momentum, nesterov looks ahead, adamw rescales each.</source>
        <translation>Wie Gradienten die Gewichte bewegen: SGD mit Momentum, Nesterov blickt voraus, AdamW skaliert jeden einzeln.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>The share of the last step carried into the next: it smooths the path downhill.</source>
        <translation>Der Anteil des letzten Schritts, der in den nächsten eingeht: Er glättet den Weg bergab.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Pulls the convolutions&apos; weights towards 0 in each step (batch norm is left alone).</source>
        <translation>Zieht die Gewichte der Faltungen in jedem Schritt zur 0 hin (Batch-Normalisierung ausgenommen).</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>The share of features silenced at random in each step: it keeps the network from learning by heart.</source>
        <translation>Der Anteil der Merkmale, die in jedem Schritt zufällig stumm bleiben: hält das Netz davon ab, auswendig zu lernen.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>The share of certainty taken from the label and spread over all classes.</source>
        <translation>Der Anteil der Gewissheit, der vom Label genommen und über alle Klassen verteilt wird.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Keeps a moving average of the weights with this decay a step (0.999, say) and uses that; 0 turns it off.</source>
        <translation>Führt einen gleitenden Mittelwert der Gewichte mit diesem Abklingen je Schritt (etwa 0,999) und verwendet ihn; 0 schaltet ab.</translation>
    </message>
    <message>
        <source>Recompute statistics</source>
        <translation>Statistik neu berechnen</translation>
    </message>
    <message>
        <source>At the end, measures batch norm&apos;s means and variances anew on clean training images: better, but not where teachers answer for writing styles.</source>
        <translation>Misst am Ende Mittelwerte und Varianzen der Batch-Normalisierung neu, auf unveränderten Trainingsbildern: besser, aber nicht, wo Lehrer auf Schreibstile antworten.</translation>
    </message>
    <message>
        <source>Shift averaging</source>
        <translation>Verschiebungsmittel</translation>
    </message>
    <message>
        <source>Reads each test image five times, moved by a pixel each way, and averages: a little better, five times the work.</source>
        <translation>Liest jedes Testbild fünfmal, je um ein Pixel verschoben, und mittelt: etwas besser, fünffacher Aufwand.</translation>
    </message>
    <message>
        <source>Calm epochs</source>
        <translation>Ruhige Epochen</translation>
    </message>
    <message>
        <source>For so many epochs at the end, the images are varied less.</source>
        <translation>So viele Epochen am Ende werden die Bilder weniger variiert.</translation>
    </message>
    <message>
        <source>Calm factor</source>
        <translation>Ruhefaktor</translation>
    </message>
    <message>
        <source>How much less: every range of the augmentation times this.</source>
        <translation>Wie viel weniger: jeder Bereich der Augmentierung mal diesem Faktor.</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>Hold the last 10,000 training images back and keep the epoch that reads them best; the test images choose nothing.</source>
        <translation>Die letzten 10.000 Trainingsbilder zurückhalten und die Epoche behalten, die sie am besten liest; die Testbilder wählen nichts aus.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Where chance begins: the same seed and settings make the same run.</source>
        <translation>Wo der Zufall beginnt: gleicher Startwert und gleiche Einstellungen ergeben den gleichen Lauf.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Processor threads that compute; 0 takes every one.</source>
        <translation>Prozessor-Threads, die rechnen; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Show the images in a new order each epoch.</source>
        <translation>Die Bilder in jeder Epoche in neuer Reihenfolge zeigen.</translation>
    </message>
    <message>
        <source>Vary the training images</source>
        <translation>Trainingsbilder variieren</translation>
    </message>
    <message>
        <source>Show every image a little differently each epoch, so that the network learns digits and not pictures.</source>
        <translation>Jedes Bild in jeder Epoche etwas anders zeigen, damit das Netz Ziffern lernt und nicht Bilder.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Turn each image by up to this many degrees either way.</source>
        <translation>Jedes Bild um bis zu so viele Grad nach beiden Seiten drehen.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>Move each image by up to this fraction of its side.</source>
        <translation>Jedes Bild um bis zu diesen Anteil seiner Seite verschieben.</translation>
    </message>
    <message>
        <source>Whole pixels</source>
        <translation>Ganze Pixel</translation>
    </message>
    <message>
        <source>Move images by whole pixels only.</source>
        <translation>Bilder nur um ganze Pixel verschieben.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Make each digit smaller or larger by up to this fraction.</source>
        <translation>Jede Ziffer um bis zu diesen Anteil kleiner oder größer machen.</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Scherung</translation>
    </message>
    <message>
        <source>Slant each image by up to this many degrees either way.</source>
        <translation>Jedes Bild um bis zu so viele Grad nach beiden Seiten neigen.</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>Elastik</translation>
    </message>
    <message>
        <source>Bend each image as a shaking hand would: strength in pixels, 12 is gentle, 0 is off.</source>
        <translation>Jedes Bild verbiegen wie eine zittrige Hand: Stärke in Pixeln, 12 ist sanft, 0 ist aus.</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>Glätte</translation>
    </message>
    <message>
        <source>How smooth the bending is, in pixels: small values crumple, large ones sway.</source>
        <translation>Wie glatt die Verbiegung ist, in Pixeln: kleine Werte zerknittern, große wiegen.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Make each image darker or brighter by up to this fraction.</source>
        <translation>Jedes Bild um bis zu diesen Anteil dunkler oder heller machen.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Pull the greys of each image together or apart by up to this fraction.</source>
        <translation>Die Grauwerte jedes Bildes um bis zu diesen Anteil zusammen- oder auseinanderziehen.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Abtastung</translation>
    </message>
    <message>
        <source>How moved pixels are found: the nearest one, or bilinear between four.</source>
        <translation>Wie verschobene Pixel gefunden werden: das nächste, oder bilinear zwischen vieren.</translation>
    </message>
    <message>
        <source>Slashed zeros</source>
        <translation>Null, Strich</translation>
    </message>
    <message>
        <source>The share of zeros with a stroke through them.</source>
        <translation>Der Anteil der Nullen mit einem Strich hindurch.</translation>
    </message>
    <message>
        <source>Lying zeros</source>
        <translation>Null, liegend</translation>
    </message>
    <message>
        <source>The share of zeros written as a lying eight.</source>
        <translation>Der Anteil der Nullen, die als liegende Acht geschrieben sind.</translation>
    </message>
    <message>
        <source>Flagged ones</source>
        <translation>Eins, Fahne</translation>
    </message>
    <message>
        <source>The share of ones with a long up-stroke.</source>
        <translation>Der Anteil der Einsen mit langem Aufstrich.</translation>
    </message>
    <message>
        <source>Footed ones</source>
        <translation>Eins, Fuß</translation>
    </message>
    <message>
        <source>The share of ones with a bar below, mostly with an up-stroke too.</source>
        <translation>Der Anteil der Einsen mit einem Balken unten, meist auch mit Aufstrich.</translation>
    </message>
    <message>
        <source>Looped twos</source>
        <translation>Zwei, Schleife</translation>
    </message>
    <message>
        <source>The share of twos with a loop at the foot.</source>
        <translation>Der Anteil der Zweien mit einer Schleife am Fuß.</translation>
    </message>
    <message>
        <source>Detached fives</source>
        <translation>Fünf, geteilt</translation>
    </message>
    <message>
        <source>The share of fives whose top bar is a stroke of its own.</source>
        <translation>Der Anteil der Fünfen, deren oberer Balken ein eigener Strich ist.</translation>
    </message>
    <message>
        <source>Barred sevens</source>
        <translation>Sieben, Balken</translation>
    </message>
    <message>
        <source>The share of sevens with a bar through the stem.</source>
        <translation>Der Anteil der Siebenen mit einem Balken durch den Stamm.</translation>
    </message>
    <message>
        <source>Open nines</source>
        <translation>Neun, offen</translation>
    </message>
    <message>
        <source>The share of nines whose bowl does not close or whose tail curls.</source>
        <translation>Der Anteil der Neunen, deren Bogen offen bleibt oder deren Schweif sich krümmt.</translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation>Strichbreite</translation>
    </message>
    <message>
        <source>The share of images, of any digit, with strokes up to a pixel thinner or thicker.</source>
        <translation>Der Anteil der Bilder beliebiger Ziffern mit bis zu einem Pixel dünneren oder dickeren Strichen.</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>Train so many networks first and learn from their averaged answers; 0 learns from labels.</source>
        <translation>Zuerst so viele Netze trainieren und aus ihren gemittelten Antworten lernen; 0 lernt aus den Labels.</translation>
    </message>
    <message>
        <source>Teacher epochs</source>
        <translation>Lehrer-Epochen</translation>
    </message>
    <message>
        <source>Passes over the training images for each teacher.</source>
        <translation>Durchgänge durch die Trainingsbilder für jeden Lehrer.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Softens what the teachers say: above 1, their doubts count for more.</source>
        <translation>Macht weicher, was die Lehrer sagen: über 1 zählen ihre Zweifel mehr.</translation>
    </message>
    <message>
        <source>Label share</source>
        <translation>Label-Anteil</translation>
    </message>
    <message>
        <source>How much of the aim is the true label; the rest is the teachers&apos; answer.</source>
        <translation>Wie viel vom Ziel das wahre Label ist; der Rest ist die Antwort der Lehrer.</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>nächstes</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>one-cycle</source>
        <translation>Ein-Zyklus</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Show so many variants of each image over and over, which the teachers answer only once; 0 makes new ones each epoch.</source>
        <translation>So viele Varianten jedes Bildes immer wieder zeigen, zu denen die Lehrer nur einmal antworten; 0 macht in jeder Epoche neue.</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>dasselbe</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>The layers that learn: a network that comes along, one of your own, or a file (JSON).</source>
        <translation>Die Schichten, die lernen: ein mitgeliefertes Netz, ein eigenes oder eine Datei (JSON).</translation>
    </message>
    <message>
        <source>Teacher network</source>
        <translation>Netz der Lehrer</translation>
    </message>
    <message>
        <source>The network of the teachers: a wider one knows more and takes longer; empty is the recipe&apos;s own.</source>
        <translation>Das Netz der Lehrer: ein breiteres weiß mehr und braucht länger; ohne Angabe ist es das des Rezepts.</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>Striche</translation>
    </message>
    <message>
        <source>Where the data are pen strokes: slant, turn, bend and thicken each before it becomes an image, all classes equally often; 1 is a lot.</source>
        <translation>Wo die Daten Stiftstriche sind: jede Zeichnung neigen, drehen, biegen und verdicken, bevor ein Bild daraus wird, alle Klassen gleich oft; 1 ist viel.</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>Variieren …</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s value</source>
        <translation>Zurück zum Wert des Rezepts</translation>
    </message>
</context>
<context>
    <name>ui::SpreadsPlot</name>
    <message>
        <source>Histograms by epoch</source>
        <translation>Histogramme nach Epochen</translation>
    </message>
    <message>
        <source>One line an epoch, the newest in front; each reaches up to its own peak. The arrow keys go from layer to layer and from epoch to epoch.</source>
        <translation>Eine Linie je Epoche, die neueste vorn; jede reicht bis zu ihrem eigenen Gipfel. Die Pfeiltasten gehen von Schicht zu Schicht und von Epoche zu Epoche.</translation>
    </message>
</context>
<context>
    <name>ui::TeachingExample</name>
    <message>
        <source>Example: a 1 is read as 7; you press 1; it is kept as a 1.</source>
        <translation>Beispiel: Eine 1 wird als 7 gelesen; Sie drücken 1; sie wird als 1 behalten.</translation>
    </message>
    <message>
        <source>read as 7</source>
        <translation>gelesen als 7</translation>
    </message>
    <message>
        <source>you press 1</source>
        <translation>Sie drücken 1</translation>
    </message>
    <message>
        <source>kept as a 1</source>
        <translation>behalten als 1</translation>
    </message>
</context>
<context>
    <name>ui::ThumbnailStrip</name>
    <message>
        <source>What the network sees next</source>
        <translation>Was das Netz als Nächstes sieht</translation>
    </message>
    <message>
        <source>Twelve training digits as these settings vary them: what the network learns from, drawn by the same code.</source>
        <translation>Zwölf Trainingsziffern, wie diese Einstellungen sie variieren: woraus das Netz lernt, vom selben Code gezeichnet.</translation>
    </message>
    <message>
        <source>Twelve training images as these settings vary them</source>
        <translation>Zwölf Trainingsbilder, wie diese Einstellungen sie verändern</translation>
    </message>
</context>
<context>
    <name>ui::ToolBar</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>The data set that is learned from: training + test images.</source>
        <translation>Der Datensatz, aus dem gelernt wird: Trainings- + Testbilder.</translation>
    </message>
    <message>
        <source>More ways to train</source>
        <translation>Weitere Arten zu trainieren</translation>
    </message>
    <message>
        <source>Train	Ctrl+T</source>
        <translation>Trainieren	Strg+T</translation>
    </message>
    <message>
        <source>Repeat with %1 seeds</source>
        <translation>Mit %1 Startwerten wiederholen</translation>
    </message>
    <message>
        <source>Get MNIST</source>
        <translation>MNIST holen</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Training needs a data set: get MNIST first.</source>
        <translation>Das Training braucht einen Datensatz: erst MNIST holen.</translation>
    </message>
    <message>
        <source>Learn from the training images with the recipe at the left (Ctrl+T).</source>
        <translation>Mit dem Rezept links aus den Trainingsbildern lernen (Strg+T).</translation>
    </message>
    <message>
        <source>A run is under way already.</source>
        <translation>Es ist schon ein Lauf im Gang.</translation>
    </message>
    <message>
        <source>Train several times, to see how far chance decides the result.</source>
        <translation>Mehrmals trainieren, um zu sehen, wie weit der Zufall das Ergebnis bestimmt.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Einen Augenblick bitte.</translation>
    </message>
    <message>
        <source>Hold the run after this batch, or go on (Space).</source>
        <translation>Den Lauf nach diesem Batch anhalten oder fortsetzen (Leertaste).</translation>
    </message>
    <message>
        <source>End the run after this batch; what was learned stays.</source>
        <translation>Den Lauf nach diesem Batch beenden; das Gelernte bleibt.</translation>
    </message>
    <message>
        <source>Nothing has been learned yet that could be saved.</source>
        <translation>Es ist noch nichts gelernt, was sich speichern ließe.</translation>
    </message>
    <message>
        <source>Save what the run has learned so far as a model of its own (Ctrl+S).</source>
        <translation>Das bisher Gelernte des Laufs als eigenes Modell speichern (Strg+S).</translation>
    </message>
    <message>
        <source>Save the model with what it has learned (Ctrl+S).</source>
        <translation>Das Modell mit dem Gelernten speichern (Strg+S).</translation>
    </message>
    <message>
        <source>No data set</source>
        <translation>Kein Datensatz</translation>
    </message>
    <message>
        <source>Get another data set</source>
        <translation>Anderen Datensatz holen</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>Unterricht verlassen</translation>
    </message>
    <message>
        <source>Back to the usual window (Esc).</source>
        <translation>Zurück zum gewohnten Fenster (Esc).</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Files, pages, language and help (F10).</source>
        <translation>Dateien, Seiten, Sprache und Hilfe (F10).</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>The notebook’s story, short: 15 runs of 5 epochs</source>
        <translation>Die Geschichte des Notebooks, kurz: 15 Läufe, 5 Epochen</translation>
    </message>
    <message>
        <source>The notebook’s story: 25 runs of 20 epochs</source>
        <translation>Die Geschichte des Notebooks: 25 Läufe, 20 Epochen</translation>
    </message>
    <message>
        <source>Experiment from a file…</source>
        <translation>Experiment aus einer Datei…</translation>
    </message>
    <message>
        <source>Vary a setting…</source>
        <translation>Einstellung variieren …</translation>
    </message>
</context>
<context>
    <name>ui::Tour</name>
    <message>
        <source>Draw a digit</source>
        <translation>Eine Ziffer zeichnen</translation>
    </message>
    <message>
        <source>Train an epoch</source>
        <translation>Eine Epoche trainieren</translation>
    </message>
    <message>
        <source>Break the augmentation</source>
        <translation>Die Augmentierung überdrehen</translation>
    </message>
    <message>
        <source>Find its mistakes</source>
        <translation>Seine Fehler finden</translation>
    </message>
    <message>
        <source>Teach it your hand</source>
        <translation>Ihm Ihre Handschrift beibringen</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinschauen</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 von %2 · %3</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger. The network reads it while you draw: its answer stands below.</source>
        <translation>Zeichnen Sie eine Ziffer mit Maus, Stift oder Finger. Das Netz liest sie schon beim Zeichnen: seine Antwort steht darunter.</translation>
    </message>
    <message>
        <source>Training needs images to learn from. Get MNIST first: 70,000 digits, 11 MB.</source>
        <translation>Training braucht Bilder zum Lernen. Holen Sie zuerst MNIST: 70.000 Ziffern, 11 MB.</translation>
    </message>
    <message>
        <source>Press Train. In an epoch the network sees every training image once. Draw meanwhile: it reads while it learns.</source>
        <translation>Drücken Sie „Trainieren“. In einer Epoche sieht das Netz jedes Trainingsbild einmal. Zeichnen Sie währenddessen: es liest, während es lernt.</translation>
    </message>
    <message>
        <source>It learns. Watch the loss fall; the step is done when the first epoch is.</source>
        <translation>Es lernt. Sehen Sie zu, wie der Verlust fällt; der Schritt endet mit der ersten Epoche.</translation>
    </message>
    <message>
        <source>The settings are hidden in a lesson: leave it first.</source>
        <translation>Im Unterricht sind die Einstellungen verborgen: verlassen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>The settings are fixed during a run: stop it first; what was learned stays.</source>
        <translation>Während eines Laufs stehen die Einstellungen fest: halten Sie ihn zuerst an; was gelernt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Open the page of mistakes: which digits does the network confuse?</source>
        <translation>Öffnen Sie die Seite mit den Fehlern: welche Ziffern verwechselt das Netz?</translation>
    </message>
    <message>
        <source>Rows are what it was, columns what the network read. Click a coloured cell beside the diagonal: its images come below, the most confident first.</source>
        <translation>Zeilen: was es war; Spalten: was das Netz las. Klicken Sie ein farbiges Feld neben der Diagonale an: darunter kommen seine Bilder, die sichersten zuerst.</translation>
    </message>
    <message>
        <source>Mistakes are made on test images. Get MNIST first: 70,000 digits, 11 MB.</source>
        <translation>Fehler zeigen sich auf Testbildern. Holen Sie zuerst MNIST: 70.000 Ziffern, 11 MB.</translation>
    </message>
    <message>
        <source>The test set is read between runs: stop this one first.</source>
        <translation>Die Testmenge wird zwischen den Läufen gelesen: halten Sie diesen zuerst an.</translation>
    </message>
    <message>
        <source>Let the network read all test images: that takes a moment.</source>
        <translation>Lassen Sie das Netz alle Testbilder lesen: das dauert einen Augenblick.</translation>
    </message>
    <message>
        <source>Draw a digit first: the one it reads worst.</source>
        <translation>Zeichnen Sie zuerst eine Ziffer: die, die es am schlechtesten liest.</translation>
    </message>
    <message>
        <source>Press the digit that you meant, at the left of its bar or on the keyboard. The drawing joins your handwriting; a few of each digit, and the network learns your hand.</source>
        <translation>Drücken Sie die Ziffer, die Sie meinten, links von ihrem Balken oder auf der Tastatur. Die Zeichnung kommt zu Ihrer Handschrift; mit einigen von jeder Ziffer lernt das Netz Ihre Hand.</translation>
    </message>
    <message>
        <source>Open the page that shows what the network makes of your drawing, layer by layer.</source>
        <translation>Öffnen Sie die Seite, die Schicht für Schicht zeigt, was das Netz aus Ihrer Zeichnung macht.</translation>
    </message>
    <message>
        <source>Choose Path: what every layer makes of your drawing.</source>
        <translation>Wählen Sie „Weg“: was jede Schicht aus Ihrer Zeichnung macht.</translation>
    </message>
    <message>
        <source>Draw a digit first: its maps appear here.</source>
        <translation>Zeichnen Sie zuerst eine Ziffer: ihre Karten erscheinen hier.</translation>
    </message>
    <message>
        <source>All 116 maps, from the image to the answer. Point at a pixel: frames show what it saw, on the canvas too. That was the tour; the help card begins it again.</source>
        <translation>Alle 116 Karten, vom Bild bis zur Antwort. Zeigen Sie auf ein Pixel: Rahmen zeigen, was es sah, auch auf der Zeichenfläche. Das war der Rundgang; die Hilfe beginnt ihn erneut.</translation>
    </message>
    <message>
        <source>The wide canvas lies over the pages: go back to them first.</source>
        <translation>Die breite Zeichenfläche liegt über den Seiten: kehren Sie erst zu ihnen zurück.</translation>
    </message>
    <message>
        <source>The recipe is folded away: show it first.</source>
        <translation>Das Rezept ist eingeklappt: zeigen Sie es zuerst.</translation>
    </message>
    <message>
        <source>Turn the images too far, by up to 90°, and look at the samples above: is it a 6 or a 9? The network cannot know either. The dot at the left takes it back.</source>
        <translation>Drehen Sie die Bilder zu weit, um bis zu 90°, und sehen Sie sich die Beispiele darüber an: ist es eine 6 oder eine 9? Auch das Netz kann es nicht wissen. Der Punkt links nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>ui::TourCard</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go to the next step of the tour.</source>
        <translation>Zum nächsten Schritt des Rundgangs.</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Rundgang verlassen</translation>
    </message>
    <message>
        <source>Leave the tour (Esc); the help card begins it again.</source>
        <translation>Den Rundgang verlassen (Esc); die Hilfe beginnt ihn erneut.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go to the step before.</source>
        <translation>Zum vorigen Schritt.</translation>
    </message>
</context>
<context>
    <name>ui::TrainPanel</name>
    <message>
        <source>Go back to the preset&apos;s own values.</source>
        <translation>Zu den Werten der Vorgabe zurückkehren.</translation>
    </message>
    <message>
        <source>fixed during a run</source>
        <translation>beim Lauf fest</translation>
    </message>
    <message>
        <source>Reset the recipe</source>
        <translation>Rezept zurücksetzen</translation>
    </message>
    <message>
        <source>RECIPE</source>
        <translation>REZEPT</translation>
    </message>
    <message>
        <source>Fixed until this run ends or is stopped. %1</source>
        <translation>Fest, bis dieser Lauf endet oder beendet wird. %1</translation>
    </message>
    <message>
        <source>Fold the recipe away</source>
        <translation>Rezept einklappen</translation>
    </message>
    <message>
        <source>Fold the recipe away (F9).</source>
        <translation>Das Rezept einklappen (F9).</translation>
    </message>
    <message>
        <source>Reset (%1)</source>
        <translation>Zurück (%1)</translation>
    </message>
</context>
<context>
    <name>ui::VariedSetting</name>
    <message>
        <source>Do not vary it</source>
        <translation>Nicht variieren</translation>
    </message>
    <message>
        <source>Leave it as it is in the recipe.</source>
        <translation>Lassen, wie es im Rezept steht.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Equal factors</source>
        <translation>Gleiche Faktoren</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Each of the values that are listed.</source>
        <translation>Jeder der aufgezählten Werte.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>So many values between two.</source>
        <translation>So viele Werte zwischen zweien.</translation>
    </message>
    <message>
        <source>On and off</source>
        <translation>An und aus</translation>
    </message>
    <message>
        <source>With its value, and without.</source>
        <translation>Mit seinem Wert und ohne.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Number of values</source>
        <translation>Zahl der Werte</translation>
    </message>
    <message>
        <source>Each value is as many times the one before: 0.01, 0.02, 0.04. Else the steps are alike.</source>
        <translation>Jeder Wert ist ein gleiches Vielfaches des vorigen: 0,01, 0,02, 0,04. Sonst sind die Schritte gleich.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werten</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Equal factors need ends above 0.</source>
        <translation>Gleiche Faktoren brauchen Enden über 0.</translation>
    </message>
    <message>
        <source>It cannot be turned off.</source>
        <translation>Es lässt sich nicht ausschalten.</translation>
    </message>
    <message>
        <source>It is off now: there is no value to compare with.</source>
        <translation>Es ist jetzt aus: Es gibt keinen Wert zum Vergleich.</translation>
    </message>
    <message>
        <source>Write whole numbers from %1 to %2.</source>
        <translation>Ganze Zahlen von %1 bis %2 schreiben.</translation>
    </message>
    <message>
        <source>Write numbers from %1 to %2.</source>
        <translation>Zahlen von %1 bis %2 schreiben.</translation>
    </message>
    <message>
        <source>Choose at least two values.</source>
        <translation>Mindestens zwei Werte wählen.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>ui::VaryDialog</name>
    <message>
        <source>Save…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Save it as a file that digitlab experiment trains.</source>
        <translation>Als Datei sichern, die digitlab experiment trainiert.</translation>
    </message>
    <message>
        <source>Train all of it here, one run after the other.</source>
        <translation>Alles hier trainieren, einen Lauf nach dem anderen.</translation>
    </message>
    <message>
        <source>Vary a setting</source>
        <translation>Einstellung variieren</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Seeds for each</source>
        <translation>Startwerte für jeden</translation>
    </message>
    <message>
        <source>Chance differs between them: with several one sees what is more than chance.</source>
        <translation>Zwischen ihnen wechselt der Zufall: Mit mehreren sieht man, was mehr als Zufall ist.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>These are %1 runs; an experiment has at most %2.</source>
        <translation>Das sind %1 Läufe; ein Experiment hat höchstens %2.</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1 · %2 here</source>
        <translation>%1 · hier %2</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Experiment sichern</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experimente (*.json)</translation>
    </message>
    <message>
        <source>And also…</source>
        <translation>Und auch …</translation>
    </message>
    <message>
        <source>Vary another setting too: every combination is trained.</source>
        <translation>Noch eine Einstellung variieren: Jede Kombination wird trainiert.</translation>
    </message>
    <message>
        <source>Train</source>
        <comment>a button</comment>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No network can be built of: %1.</source>
        <translation>Daraus lässt sich kein Netz bauen: %1.</translation>
    </message>
</context>
<context>
    <name>ui::WhyPicture</name>
    <message>
        <source>What in the image makes the answer</source>
        <translation>Was im Bild die Antwort ausmacht</translation>
    </message>
    <message>
        <source>What speaks for the digit has one hue, what speaks against it the other; the arrow keys go from pixel to pixel.</source>
        <translation>Was für die Ziffer spricht, hat die eine Farbe, was dagegen spricht, die andere; die Pfeiltasten gehen von Pixel zu Pixel.</translation>
    </message>
    <message>
        <source>The arrow keys go from pixel to pixel</source>
        <translation>Die Pfeiltasten gehen von Pixel zu Pixel</translation>
    </message>
</context>
<context>
    <name>ui::WhyView</name>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>Auf der Zeichenfläche</translation>
    </message>
    <message>
        <source>Nearest training images</source>
        <translation>Nächste Trainingsbilder</translation>
    </message>
    <message>
        <source>What is left of the drawing</source>
        <translation>Was von der Zeichnung bleibt</translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation>Was es ändern würde</translation>
    </message>
    <message>
        <source>Draw a digit at the right.

Here you see which of its pixels make the answer,
and what would change it.</source>
        <translation>Zeichnen Sie rechts eine Ziffer.

Hier sehen Sie, welche ihrer Pixel die Antwort ausmachen
und was sie ändern würde.</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Verdeckung</translation>
    </message>
    <message>
        <source>Covers the image with a small patch, pixel after pixel: what hurts when covered counts.</source>
        <translation>Verdeckt das Bild Pixel für Pixel mit einem kleinen Ausschnitt: Es zählt, was verdeckt schadet.</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>Gradient × Eingabe</translation>
    </message>
    <message>
        <source>How the answer leans on each pixel, times the pixel&apos;s ink.</source>
        <translation>Wie die Antwort von jedem Pixel abhängt, mal dessen Tinte.</translation>
    </message>
    <message>
        <source>Why this digit</source>
        <translation>Warum diese Ziffer</translation>
    </message>
    <message>
        <source>The digit whose probability is explained.</source>
        <translation>Die Ziffer, deren Wahrscheinlichkeit erklärt wird.</translation>
    </message>
    <message>
        <source>as read</source>
        <translation>wie gelesen</translation>
    </message>
    <message>
        <source>Rather than</source>
        <translation>Statt</translation>
    </message>
    <message>
        <source>Explains what tells the digit from another one.</source>
        <translation>Erklärt, was die Ziffer von einer anderen unterscheidet.</translation>
    </message>
    <message>
        <source>any other</source>
        <translation>jeder anderen</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>der zweiten</translation>
    </message>
    <message>
        <source>Shows the same faintly upon the drawing, and in red what would change the answer.</source>
        <translation>Zeigt dasselbe schwach auf der Zeichnung, und in Rot, was die Antwort ändern würde.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>rather than</source>
        <translation>statt</translation>
    </message>
    <message>
        <source>as read: %1</source>
        <translation>wie gelesen: %1</translation>
    </message>
    <message>
        <source>the second: %1</source>
        <translation>der zweiten: %1</translation>
    </message>
    <message>
        <source>Looking at the training images: %1</source>
        <translation>Die Trainingsbilder werden angesehen: %1</translation>
    </message>
    <message>
        <source>log p(%1)</source>
        <translation>log p(%1)</translation>
    </message>
    <message>
        <source>log p(%1) − log p(%2)</source>
        <translation>log p(%1) − log p(%2)</translation>
    </message>
    <message>
        <source>Row %1, column %2: the patch around it takes %3 from %4</source>
        <translation>Zeile %1, Spalte %2: Der Ausschnitt darum nimmt %3 von %4</translation>
    </message>
    <message>
        <source>Row %1, column %2: its ink adds about %3 to %4</source>
        <translation>Zeile %1, Spalte %2: Die Tinte gibt etwa %3 zu %4</translation>
    </message>
    <message>
        <source>What a 5 × 5 patch takes from %1 · largest %2</source>
        <translation>Was ein 5 × 5-Ausschnitt von %1 nimmt · höchstens %2</translation>
    </message>
    <message>
        <source>What each pixel&apos;s ink adds to %1 · largest %2</source>
        <translation>Was die Tinte jedes Pixels zu %1 gibt · höchstens %2</translation>
    </message>
    <message>
        <source>Draw the digit yourself: the shortest piece of your line whose erasing turns the answer is shown here.</source>
        <translation>Zeichnen Sie die Ziffer selbst: Hier steht das kürzeste Stück Ihrer Linie, ohne das die Antwort umschlägt.</translation>
    </message>
    <message>
        <source>Being looked for …</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing short of half the drawing changes it.</source>
        <translation>Nichts unter der Hälfte der Zeichnung ändert es.</translation>
    </message>
    <message>
        <source>Without the red piece, %1 of the line, it reads %2 (%3):</source>
        <translation>Ohne das rote Stück, %1 der Linie, liest es %2 (%3):</translation>
    </message>
    <message>
        <source>With a data set, the nearest training images stand here</source>
        <translation>Mit einem Datensatz stehen hier die nächsten Trainingsbilder</translation>
    </message>
    <message>
        <source>Nearest training images …</source>
        <translation>Nächste Trainingsbilder …</translation>
    </message>
    <message>
        <source>Nearest of %1 training images, by the last features</source>
        <translation>Nächste von %1 Trainingsbildern</translation>
    </message>
    <message>
        <source>Training image %1, a %2, at distance %3: a click puts it on the canvas.</source>
        <translation>Trainingsbild %1, eine %2, im Abstand %3: Ein Klick legt es auf die Zeichenfläche.</translation>
    </message>
</context>
</TS>
