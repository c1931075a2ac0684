<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ModelPresenter</name>
    <message>
        <source>bundled model</source>
        <translation>随附模型</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>smoothed %1</source>
        <translation>平滑 %1</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>batches %1 – %2:</source>
        <translation>批次 %1 – %2：</translation>
    </message>
    <message>
        <source>%1 %2 to %3, mean %4</source>
        <translation>%1 %2 至 %3，均值 %4</translation>
    </message>
    <message>
        <source>train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>train, epoch %1: %2</source>
        <translation>训练，第 %1 轮：%2</translation>
    </message>
    <message>
        <source>%1, epoch %2: %3</source>
        <translation>%1，第 %2 轮：%3</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>%1 seeds, epoch %2: mean %3</source>
        <translation>%1 个种子，第 %2 轮：均值 %3</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>best on validation</source>
        <translation>验证最佳</translation>
    </message>
    <message>
        <source>averaged</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>The PyTorch notebook&apos;s own settings: plain SGD for %1 epochs.</source>
        <translation>PyTorch 笔记本的原始设置：普通 SGD，%1 轮。</translation>
    </message>
    <message>
        <source>One epoch, a few seconds, for a lesson.</source>
        <translation>一轮，几秒钟，适合课堂。</translation>
    </message>
    <message>
        <source>%1 epochs with writing styles too, for reading what you draw.</source>
        <translation>%1 轮并加入书写风格，用于识别手写。</translation>
    </message>
    <message>
        <source>Your own: epochs %1, batch size %2, learning rate %3.</source>
        <translation>自定义：轮次 %1，批大小 %2，学习率 %3。</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2（%3）</translation>
    </message>
    <message>
        <source>%1 epochs: a good network while you wait. The one to begin with.</source>
        <translation>%1 轮：稍等片刻即得一个不错的网络，适合入门。</translation>
    </message>
    <message>
        <source>%1 epochs with %2 wide networks as teachers: the most accurate on MNIST, and the slowest.</source>
        <translation>%1 轮，由 %2 个加宽的网络任教师：在 MNIST 上最准确，也最慢。</translation>
    </message>
    <message>
        <source>%1 epochs on pen strokes, varied before they are inked: letters, or symbols of your own.</source>
        <translation>在笔画上训练 %1 轮，笔画在着墨前会变化：字母或自己的符号。</translation>
    </message>
    <message>
        <source>%1 epochs, a few seconds, on some dozens of pen strokes: an alphabet of your own.</source>
        <translation>%1 轮、几秒钟,用几十份笔画训练:自己的字母表。</translation>
    </message>
    <message>
        <source>%1: %2, one run</source>
        <translation>%1:%2,一次运行</translation>
    </message>
    <message>
        <source>%1: %2 ± %3, %4 runs</source>
        <translation>%1:%2 ± %3,%4 次运行</translation>
    </message>
    <message>
        <source>%1, stopped at epoch %2: %3</source>
        <translation>%1，停于第 %2 轮：%3</translation>
    </message>
</context>
<context>
    <name>app::AlphabetPresenter</name>
    <message>
        <source>%1 of %2 drawings that were held back are read rightly.</source>
        <translation>%2 份留出的手绘中有 %1 份读对了。</translation>
    </message>
    <message>
        <source>Read in turn by networks that have not learned from them, no class is in doubt.</source>
        <translation>轮流由未学过它们的网络读取,没有一类存疑。</translation>
    </message>
    <message>
        <source>More drawings of “%1” would help most:</source>
        <translation>再多画一些“%1”最有帮助:</translation>
    </message>
    <message>
        <source>it is read rightly, but with the least certainty.</source>
        <translation>它读对了,但把握最小。</translation>
    </message>
    <message>
        <source>networks that have not learned from them read %1 of %2 as “%3”.</source>
        <translation>未学过它们的网络把 %2 份中的 %1 份读成“%3”。</translation>
    </message>
</context>
<context>
    <name>app::CanvasPresenter</name>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
</context>
<context>
    <name>app::ChangeText</name>
    <message>
        <source>add a %1</source>
        <translation>添加一个 %1</translation>
    </message>
    <message>
        <source>call 1 drawing a %1</source>
        <translation>将 1 个手写图标为 %1</translation>
    </message>
    <message>
        <source>call %1 drawings a %2</source>
        <translation>将 %1 个手写图标为 %2</translation>
    </message>
    <message>
        <source>import 1 drawing</source>
        <translation>导入 1 个手写图</translation>
    </message>
    <message>
        <source>import %1 drawings</source>
        <translation>导入 %1 个手写图</translation>
    </message>
    <message>
        <source>delete 1 run</source>
        <translation>删除 1 个运行</translation>
    </message>
    <message>
        <source>delete %1 runs</source>
        <translation>删除 %1 个运行</translation>
    </message>
    <message>
        <source>delete 1 drawing</source>
        <translation>删除 1 个手写图</translation>
    </message>
    <message>
        <source>delete %1 drawings</source>
        <translation>删除 %1 个手写图</translation>
    </message>
    <message>
        <source>make the alphabet %1</source>
        <translation>建立字母表 %1</translation>
    </message>
    <message>
        <source>change the alphabet %1</source>
        <translation>更改字母表 %1</translation>
    </message>
    <message>
        <source>delete the alphabet %1</source>
        <translation>删除字母表 %1</translation>
    </message>
</context>
<context>
    <name>app::ComparePresenter</name>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>B tells other classes apart</source>
        <translation>B 区分的类别不同</translation>
    </message>
    <message>
        <source>A tells other classes apart</source>
        <translation>A 区分的类别不同</translation>
    </message>
    <message>
        <source>%1 · epoch %2</source>
        <translation>%1 · 第 %2 轮</translation>
    </message>
</context>
<context>
    <name>app::DataPresenter</name>
    <message>
        <source>%1 images, %2 MB to download. Licence: %3</source>
        <translation>%1 张图像，下载 %2 MB。许可证：%3</translation>
    </message>
    <message>
        <source>%1 images. Licence: %2</source>
        <translation>%1 张图像。许可证：%2</translation>
    </message>
    <message>
        <source>%1 is loaded; it is used once this run has ended.</source>
        <translation>%1 已加载；将在本次训练结束后使用。</translation>
    </message>
    <message>
        <source>No model is open that could read these images.</source>
        <translation>没有打开可以识别这些图像的模型。</translation>
    </message>
    <message>
        <source>The open model tells other classes apart than this data set has.</source>
        <translation>打开的模型区分的类别与此数据集不同。</translation>
    </message>
    <message>
        <source>They were drawn by DigitLab&apos;s own generator: figures on them are no MNIST figures.</source>
        <translation>它们由 DigitLab 自带的生成器绘制：其指标不是 MNIST 的指标。</translation>
    </message>
    <message>
        <source>Its digits are dark on light: they are inverted.</source>
        <translation>其数字为浅底深字：已反相。</translation>
    </message>
    <message>
        <source>Its digits are transposed: they are turned upright.</source>
        <translation>其数字被转置：已转正。</translation>
    </message>
    <message>
        <source>EMNIST&apos;s own files hold transposed images: they are turned upright.</source>
        <translation>EMNIST 的原始文件中图像被转置：已转正。</translation>
    </message>
    <message>
        <source>The test images have no labels and are left out.</source>
        <translation>测试图像没有标签，不予使用。</translation>
    </message>
    <message>
        <source>The images for validation are left out: training images are held back with --validate.</source>
        <translation>验证图像不予使用：--validate 会留出一部分训练图像。</translation>
    </message>
    <message>
        <source>%1 images that come along: nothing to download. %2</source>
        <translation>%1 张随附图像：无需下载。%2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Getting %1</source>
        <translation>正在获取 %1</translation>
    </message>
    <message>
        <source>Starter digits</source>
        <translation>入门数字</translation>
    </message>
</context>
<context>
    <name>app::ExperimentPresenter</name>
    <message>
        <source>There is no data to learn from yet.</source>
        <translation>还没有可用于学习的数据。</translation>
    </message>
    <message>
        <source>Get MNIST, or choose a folder that holds it.</source>
        <translation>请获取 MNIST，或选择包含它的文件夹。</translation>
    </message>
</context>
<context>
    <name>app::FineTuningWorker</name>
    <message>
        <source>your digits %1 of %3 → %2 of %3 (%4 held back); %5 %6 → %7</source>
        <translation>您的数字 %1 / %3 → %2 / %3（留出 %4 个）；%5 %6 → %7</translation>
    </message>
</context>
<context>
    <name>app::HandwritingPresenter</name>
    <message>
        <source>Deleted 1 drawing</source>
        <translation>已删除 1 个手写图</translation>
    </message>
    <message>
        <source>Deleted %1 drawings</source>
        <translation>已删除 %1 个手写图</translation>
    </message>
    <message>
        <source>Imported 1 drawing</source>
        <translation>已导入 1 个手写图</translation>
    </message>
    <message>
        <source>Imported %1 drawings</source>
        <translation>已导入 %1 个手写图</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Fine-tuning stopped</source>
        <translation>微调已停止</translation>
    </message>
    <message>
        <source>Fine-tuning failed</source>
        <translation>微调失败</translation>
    </message>
    <message>
        <source>Fine-tuned: %1</source>
        <translation>已微调：%1</translation>
    </message>
    <message>
        <source>Fine-tuning…</source>
        <translation>正在微调…</translation>
    </message>
    <message>
        <source>Stop the run first.</source>
        <translation>请先停止训练。</translation>
    </message>
    <message>
        <source>Fine-tuning needs a data set beside your drawings: get MNIST first.</source>
        <translation>除手写图外，微调还需要数据集：请先获取 MNIST。</translation>
    </message>
    <message>
        <source>Your drawings are digits; the open model tells other classes apart.</source>
        <translation>手写图是数字；打开的模型区分的是其他类别。</translation>
    </message>
    <message>
        <source>Your drawings are digits; the open data set has other classes.</source>
        <translation>手写图是数字；打开的数据集是其他类别。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Draw one digit %1 times to begin with; best is every digit ten times.</source>
        <translation>请先将一个数字写 %1 次；最好每个数字写十次。</translation>
    </message>
    <message>
        <source>Draw one more %1 to begin with; best is every digit ten times.</source>
        <translation>请先再写一个 %1；最好每个数字写十次。</translation>
    </message>
    <message>
        <source>Draw %1 more of the digit %2 to begin with; best is every digit ten times.</source>
        <translation>请先再写 %1 个数字 %2；最好每个数字写十次。</translation>
    </message>
    <message>
        <source>Deleted the alphabet %1</source>
        <translation>已删除字母表 %1</translation>
    </message>
    <message>
        <source>Draw each class %1 times to begin with, better %2 times: “%3” has %4 so far.</source>
        <translation>开始时每类画 %1 次,最好 %2 次:“%3”目前有 %4 份。</translation>
    </message>
    <message>
        <source>1 sheet: %1 of %2 boxes are written in.</source>
        <translation>1 张:%2 格中有 %1 格写了字。</translation>
    </message>
    <message>
        <source>%3 sheets: %1 of %2 boxes are written in.</source>
        <translation>%3 张:%2 格中有 %1 格写了字。</translation>
    </message>
    <message>
        <source>1 drawing reaches over its box and is selected: is it good?</source>
        <translation>1 份手绘超出了格子,已选中:它可用吗?</translation>
    </message>
    <message>
        <source>%1 drawings reach over their boxes and are selected: are they good?</source>
        <translation>%1 份手绘超出了格子,已选中:它们可用吗?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>app::ModelPresenter</name>
    <message>
        <source>Exported to %1: %2 KB.</source>
        <translation>已导出到 %1：%2 KB。</translation>
    </message>
    <message>
        <source>Exported to %1: %2 KB, passed by %3; not run here.</source>
        <translation>已导出到 %1：%2 KB，已通过 %3 检查；未在此运行。</translation>
    </message>
    <message>
        <source>Exported to %1: %2 KB, %3 of the test images read right.</source>
        <translation>已导出到 %1：%2 KB，测试图像识别正确率 %3。</translation>
    </message>
    <message>
        <source>Exported to %1: %2 KB, largest difference %3 (%4).</source>
        <translation>已导出到 %1：%2 KB，最大差异 %3（%4）。</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>A run is on; the model was not opened.</source>
        <translation>训练正在进行；未打开模型。</translation>
    </message>
    <message>
        <source>Stop the training first.</source>
        <translation>请先停止训练。</translation>
    </message>
    <message>
        <source>The model is open. Its recipe is not readable by this version: %1</source>
        <translation>模型已打开。此版本无法读取其配方：%1</translation>
    </message>
</context>
<context>
    <name>app::NetworkPresenter</name>
    <message>
        <source>The network “%1” was deleted.</source>
        <translation>网络“%1”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>app::RecipePresenter</name>
    <message>
        <source>The recipe was exported to %1</source>
        <translation>配方已导出到 %1</translation>
    </message>
</context>
<context>
    <name>app::RunsPresenter</name>
    <message>
        <source>%1 was interrupted after %2 of %3 epochs.</source>
        <translation>%1 在 %2 / %3 轮后中断。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Deleted 1 run. Its files are kept for %1 more days.</source>
        <translation>已删除 1 个运行。其文件将再保留 %1 天。</translation>
    </message>
    <message>
        <source>Deleted %1 runs. Their files are kept for %2 more days.</source>
        <translation>已删除 %1 个运行。其文件将再保留 %2 天。</translation>
    </message>
    <message>
        <source>Undo: delete 1 run</source>
        <translation>撤销：删除 1 个运行</translation>
    </message>
    <message>
        <source>Undo: delete %1 runs</source>
        <translation>撤销：删除 %1 个运行</translation>
    </message>
    <message>
        <source>The recipe is on the clipboard.</source>
        <translation>配方已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>命令已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The plot could not be saved as %1.</source>
        <translation>无法将图保存为 %1。</translation>
    </message>
    <message>
        <source>Choose a folder you may write to, and a name ending in .png, .svg, .pdf or .csv.</source>
        <translation>请选择可写入的文件夹，以及以 .png、.svg、.pdf 或 .csv 结尾的名称。</translation>
    </message>
</context>
<context>
    <name>app::Session</name>
    <message>
        <source>fine-tuned</source>
        <translation>微调后</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · 种子 %2</translation>
    </message>
    <message>
        <source>%1 · epoch %2</source>
        <translation>%1 · 第 %2 轮</translation>
    </message>
    <message>
        <source>Seed %1 of %2</source>
        <translation>种子 %1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · run %2 of %3</source>
        <translation>%1 · 第 %2 次,共 %3 次</translation>
    </message>
    <message>
        <source>%1 of %2 runs are done; the best mean is that of %3, %4</source>
        <translation>%2 次运行已完成 %1 次;平均最好的是 %3,%4</translation>
    </message>
</context>
<context>
    <name>app::StoreText</name>
    <message>
        <source>%1 in %2 cannot be read and shown; nothing is taken out of the file.</source>
        <translation>%2 中的%1无法读取和显示；文件内容不会被移除。</translation>
    </message>
    <message>
        <source>1 run that the database did not know was found again by its model.</source>
        <translation>根据模型重新找到了数据库中没有的 1 个运行。</translation>
    </message>
    <message>
        <source>%1 runs that the database did not know were found again by their models.</source>
        <translation>根据模型重新找到了数据库中没有的 %1 个运行。</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 个手写图</translation>
    </message>
    <message>
        <source>%1 drawings</source>
        <translation>%1 个手写图</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Make room, or choose another folder for temporary files with TMPDIR.</source>
        <translation>请腾出空间，或用 TMPDIR 选择其他临时文件夹。</translation>
    </message>
    <message>
        <source>The model could not be kept with its run; it is in %1.</source>
        <translation>无法将模型与其运行一起保存；它位于 %1。</translation>
    </message>
    <message>
        <source>Save it where you want it.</source>
        <translation>请将其保存到您想要的位置。</translation>
    </message>
    <message>
        <source>The file with your drawings and runs was damaged, and there is no backup of it yet: a new one was begun. The old file is %1.</source>
        <translation>保存手写图和运行的文件已损坏，而且还没有备份：已新建一个文件。旧文件是 %1。</translation>
    </message>
    <message>
        <source>The file with your drawings and runs was damaged. Its backup of %1 has taken its place, with %2 and %3; what was drawn or trained since is lost from it. The old file is %4.</source>
        <translation>保存手写图和运行的文件已损坏。已用 %1 的备份代替，其中有%2和%3；此后手写或训练的内容不在其中。旧文件是 %4。</translation>
    </message>
    <message>
        <source>Try again later, or use another network.</source>
        <translation>请稍后重试，或换用其他网络连接。</translation>
    </message>
    <message>
        <source>No internet connection.</source>
        <translation>没有互联网连接。</translation>
    </message>
    <message>
        <source>Connect this computer, then try again. The starter digits need no network.</source>
        <translation>请将本机联网后重试。入门数据集无需联网。</translation>
    </message>
    <message>
        <source>The download of %1 came to a halt.</source>
        <translation>%1 的下载中断了。</translation>
    </message>
    <message>
        <source>The servers do not give %1 away at the moment.</source>
        <translation>服务器目前不提供 %1。</translation>
    </message>
    <message>
        <source>What came is not %1, or it came damaged.</source>
        <translation>收到的不是 %1，或已损坏。</translation>
    </message>
    <message>
        <source>Some networks answer with a page of their own: log in to yours in a browser, then try again.</source>
        <translation>有些网络会返回自己的页面：请先在浏览器中登录网络，再重试。</translation>
    </message>
    <message>
        <source>Getting %1</source>
        <translation>正在获取 %1</translation>
    </message>
    <message>
        <source>Getting %1 from another place</source>
        <translation>正在从其他来源获取 %1</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>正在读取 %1…</translation>
    </message>
</context>
<context>
    <name>app::Story</name>
    <message>
        <source>Without that ReLU every class can be argued against, and the network learns.</source>
        <translation>去掉这个 ReLU,每一类都可以有反证,网络就学得会了。</translation>
    </message>
    <message>
        <source>Fewer maps, a ninth of the weights. Digits are simple: what is left is enough, and trains faster.</source>
        <translation>特征图更少,权重只剩九分之一。数字很简单:剩下的足够,训练也更快。</translation>
    </message>
    <message>
        <source>The same network on images that are turned, shifted, scaled and relit anew in each epoch: it cannot learn them by heart.</source>
        <translation>同一个网络,但每一轮都重新旋转、平移、缩放和改变明暗:它无法死记硬背。</translation>
    </message>
    <message>
        <source>Batch norm keeps each layer&apos;s inputs in range, dropout makes maps do without each other: the notebook as it stands.</source>
        <translation>批归一化使每层的输入保持在合适范围,Dropout 让特征图互不依赖:这就是笔记本现在的样子。</translation>
    </message>
    <message>
        <source>The beginning, inferred: a ReLU behind the last layer forbids negative evidence. A class with an output below 0 at the start gets no gradient and stays there.</source>
        <translation>推断的开端:最后一层后面的 ReLU 不允许反面证据。输出一开始低于 0 的类得不到梯度,就停在那里。</translation>
    </message>
    <message>
        <source>The ReLU at the end need not spoil a network: that depends on the first weights. Fewer maps cost little. Augmentation pays only over many epochs; batch norm and dropout bring the last tenth of a percent.</source>
        <translation>末尾的 ReLU 未必会毁掉网络:这取决于初始权重。减少特征图代价很小。数据增强要训练很多轮才有回报;批归一化和 Dropout 带来最后的零点一个百分点。</translation>
    </message>
</context>
<context>
    <name>app::TrainingPresenter</name>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Training stopped</source>
        <translation>训练已停止</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>There is no data to learn from yet.</source>
        <translation>还没有可用于学习的数据。</translation>
    </message>
    <message>
        <source>Get MNIST, or choose a folder that holds it.</source>
        <translation>请获取 MNIST，或选择包含它的文件夹。</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>训练完成</translation>
    </message>
    <message>
        <source>Of the %1 threads asked for, %2 compute: one a processor.</source>
        <translation>要求 %1 个线程，实际使用 %2 个：每个处理器一个。</translation>
    </message>
    <message>
        <source>This run learned from another data set before.</source>
        <translation>此运行之前学习的是另一个数据集。</translation>
    </message>
    <message>
        <source>Its initial weights or teachers have learned the images held back: the validation accuracy will look too good.</source>
        <translation>其初始权重或教师网络已学习过留出的图像：验证准确率会显得过高。</translation>
    </message>
    <message>
        <source>%1 runs, %2</source>
        <translation>%1 次运行,%2</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What layers see…</source>
        <translation>各层看到什么…</translation>
    </message>
</context>
<context>
    <name>app::WindowProgram</name>
    <message>
        <source>The window speaks the chosen language once this run has ended.</source>
        <translation>本次训练结束后，窗口将使用所选语言。</translation>
    </message>
</context>
<context>
    <name>ui::AboutCard</name>
    <message>
        <source>window, threads, database</source>
        <translation>窗口、线程、数据库</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>training by PyTorch’s library</source>
        <translation>用 PyTorch 的库训练</translation>
    </message>
    <message>
        <source>checks of exported files</source>
        <translation>检查导出的文件</translation>
    </message>
    <message>
        <source>paper and ink in pictures</source>
        <translation>图片中的纸张和墨迹</translation>
    </message>
    <message>
        <source>archives</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>the terminal’s options</source>
        <translation>终端选项</translation>
    </message>
    <message>
        <source>runs and drawings</source>
        <translation>运行和手写图</translation>
    </message>
    <message>
        <source>About DigitLab</source>
        <translation>关于 DigitLab</translation>
    </message>
    <message>
        <source>Train a real convolutional network on handwritten digits, watch it learn, and draw digits that it reads at once.</source>
        <translation>用手写数字训练一个真正的卷积网络，观察它学习，并手写数字让它即时识别。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. There is no warranty.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。不提供任何担保。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this card (Esc).</source>
        <translation>关闭此帮助（Esc）。</translation>
    </message>
    <message>
        <source>DigitLab %1</source>
        <translation>DigitLab %1</translation>
    </message>
    <message>
        <source>WITH</source>
        <translation>所用组件</translation>
    </message>
</context>
<context>
    <name>ui::AlphabetDialog</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the selected classes out, with their drawings (Delete).</source>
        <translation>移除所选的类及其手绘(Delete)。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New alphabet</source>
        <translation>新字母表</translation>
    </message>
    <message>
        <source>Edit the alphabet</source>
        <translation>编辑字母表</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Shapes, Greek letters, notes …</source>
        <translation>图形、希腊字母、音符……</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Add classes</source>
        <translation>添加类</translation>
    </message>
    <message>
        <source>circle, square, triangle …</source>
        <translation>圆、方、三角……</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add these classes (Enter); several between commas or spaces.</source>
        <translation>添加这些类(回车);多个之间用逗号或空格分隔。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Classes: 2 to 100, called as you like</source>
        <translation>类:2 到 100 个,名称随意</translation>
    </message>
    <message>
        <source>Give the alphabet a name.</source>
        <translation>请给字母表起个名字。</translation>
    </message>
    <message>
        <source>Two classes are called %1.</source>
        <translation>有两个类都叫 %1。</translation>
    </message>
    <message>
        <source>Name at least two classes.</source>
        <translation>至少写出两个类。</translation>
    </message>
    <message>
        <source>There are %1 classes; 100 can be told apart.</source>
        <translation>共有 %1 类;最多能区分 100 类。</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 类</translation>
    </message>
</context>
<context>
    <name>ui::AnswerBars</name>
    <message>
        <source>Both answers</source>
        <translation>两个答案</translation>
    </message>
    <message>
        <source>How probable each model holds each digit, A above B; the figure is A&apos;s less B&apos;s.</source>
        <translation>两个模型认为每个数字的概率，A 在上，B 在下；数值为 A 减 B。</translation>
    </message>
    <message>
        <source>%1: A %2, B %3</source>
        <translation>%1：A %2，B %3</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>尚未识别</translation>
    </message>
</context>
<context>
    <name>ui::AnswerView</name>
    <message>
        <source>Nothing on the canvas to read</source>
        <translation>画布上没有可识别的内容</translation>
    </message>
    <message>
        <source>What the network reads</source>
        <translation>网络的识别结果</translation>
    </message>
    <message>
        <source>Left: the 28×28 pixels the network is given. Right: milliseconds from your pen to the answer, and which weights gave it.</source>
        <translation>左：输入网络的 28×28 像素。右：从落笔到得出结果的毫秒数，以及所用的权重。</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>没有识别结果</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>reads · %1</source>
        <translation>识别为 · %1</translation>
    </message>
    <message>
        <source>not sure:</source>
        <translation>不确定：</translation>
    </message>
    <message>
        <source>looks like</source>
        <translation>看起来像</translation>
    </message>
</context>
<context>
    <name>ui::AugmentationGallery</name>
    <message>
        <source>Once MNIST is here, this page shows what augmentation makes of it</source>
        <translation>获取 MNIST 后，此页将显示数据增强的效果</translation>
    </message>
    <message>
        <source>Next samples</source>
        <translation>下一批样本</translation>
    </message>
    <message>
        <source>Show other training images, varied anew.</source>
        <translation>显示其他训练图像及其新的变化。</translation>
    </message>
    <message>
        <source>Originals and their versions</source>
        <translation>原图及其变体</translation>
    </message>
    <message>
        <source>Click a sample for the numbers that made it.</source>
        <translation>点击样本可查看生成它的参数。</translation>
    </message>
    <message>
        <source>Turned by up to ±%1°, a 6 looks like a 9: their labels contradict each other, and the network learns to mistake one for the other.</source>
        <translation>旋转至多 ±%1° 时，6 看起来像 9：两者的标签互相矛盾，网络会学着把它们混淆。</translation>
    </message>
</context>
<context>
    <name>ui::ClassStrip</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The mean of the class %1; its images: %2</source>
        <translation>类别 %1 的平均图像；图像数：%2</translation>
    </message>
</context>
<context>
    <name>ui::ClassTable</name>
    <message>
        <source>How each class was read</source>
        <translation>各类别的识别情况</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>误认为</translation>
    </message>
    <message>
        <source>The true digit.</source>
        <translation>真实数字。</translation>
    </message>
    <message>
        <source>Test images of the class.</source>
        <translation>该类别的测试图像数。</translation>
    </message>
    <message>
        <source>Of the class&apos;s images, the share that was read rightly.</source>
        <translation>该类别图像中识别正确的比例。</translation>
    </message>
    <message>
        <source>Of the images read as this class, the share that is one.</source>
        <translation>识别为该类别的图像中确实属于它的比例。</translation>
    </message>
    <message>
        <source>The harmonic mean of recall and precision.</source>
        <translation>召回率与精确率的调和平均。</translation>
    </message>
    <message>
        <source>What its mistakes are most often read as, and how many of them.</source>
        <translation>其错误最常被识别成什么，以及数量。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ui::ColourLegend</name>
    <message>
        <source>Colours of the maps</source>
        <translation>特征图的颜色</translation>
    </message>
    <message>
        <source>Each layer&apos;s colours reach to its own largest value, the figure beneath it; zero has the colour of the paper.</source>
        <translation>每层的颜色以该层最大值（下方的数字）为上限；零为背景色。</translation>
    </message>
    <message>
        <source>− largest</source>
        <translation>− 最大</translation>
    </message>
    <message>
        <source>+ largest</source>
        <translation>+ 最大</translation>
    </message>
    <message>
        <source>One hue for values above zero, another below</source>
        <translation>一种色调表示大于零的值，另一种表示小于零的值</translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>Choose B ▾</source>
        <translation>选择 B ▾</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>哪些图像</translation>
    </message>
    <message>
        <source>Test images that the models read differently</source>
        <translation>两个模型识别结果不同的测试图像</translation>
    </message>
    <message>
        <source>The drawing</source>
        <translation>手写图</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All test images that the two read differently.</source>
        <translation>两者识别结果不同的所有测试图像。</translation>
    </message>
    <message>
        <source>Only A right</source>
        <translation>仅 A 正确</translation>
    </message>
    <message>
        <source>Those that only A reads rightly.</source>
        <translation>只有 A 识别正确的图像。</translation>
    </message>
    <message>
        <source>Only B right</source>
        <translation>仅 B 正确</translation>
    </message>
    <message>
        <source>Those that only B reads rightly.</source>
        <translation>只有 B 识别正确的图像。</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>两者皆错</translation>
    </message>
    <message>
        <source>Those that both read wrongly, each in its own way.</source>
        <translation>两者都识别错误且答案不同的图像。</translation>
    </message>
    <message>
        <source>The test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Epochs of this run</source>
        <translation>本次训练的各轮</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>保留的训练</translation>
    </message>
    <message>
        <source>A model file…</source>
        <translation>模型文件…</translation>
    </message>
    <message>
        <source>Choose the model to compare with</source>
        <translation>选择要比较的模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt *.pth)</source>
        <translation>模型 (*.safetensors *.pt *.pth)</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>A&apos;s probability less B&apos;s</source>
        <translation>A 的概率减 B 的概率</translation>
    </message>
    <message>
        <source>Draw a digit at the right</source>
        <translation>请在右侧写一个数字</translation>
    </message>
    <message>
        <source>Reading the test images: %1</source>
        <translation>正在识别测试图像：%1</translation>
    </message>
    <message>
        <source>Compare the model with another one:
an earlier epoch of this run, a kept run, or a file.

How both read the drawing, and the test images that they disagree about, stand here.</source>
        <translation>将当前模型与另一个模型比较：
本次训练较早的一轮、保留的训练或文件。

此处显示两者如何识别手写图，以及它们识别结果不同的测试图像。</translation>
    </message>
    <message>
        <source>A reads %1 rightly, B %2 · only A right: %3 · only B right: %4 · both wrong: %5</source>
        <translation>A 正确识别 %1，B %2 · 仅 A 正确：%3 · 仅 B 正确：%4 · 两者皆错：%5</translation>
    </message>
    <message>
        <source>needs a data set</source>
        <translation>需要数据集</translation>
    </message>
    <message>
        <source>Reading the test images …</source>
        <translation>正在识别测试图像……</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>Another model: an earlier epoch, a kept run, the one that comes with DigitLab, or a file.</source>
        <translation>另一个模型：较早的一轮、保留的训练、DigitLab 自带的，或一个文件。</translation>
    </message>
    <message>
        <source>Comes with DigitLab</source>
        <translation>DigitLab 自带</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Counts of images: rows are true digits, columns what the network read; click a cell to see its images.</source>
        <translation>图像数量：行为真实数字，列为网络的识别结果；点击单元格可查看其图像。</translation>
    </message>
    <message>
        <source>%1 read as %2: 1 image</source>
        <translation>%1 被识别为 %2：1 张图像</translation>
    </message>
    <message>
        <source>%1 read as %2: %3 images</source>
        <translation>%1 被识别为 %2：%3 张图像</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>prec.</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>The arrow keys go from cell to cell, Backspace leaves them</source>
        <translation>方向键在单元格间移动，退格键取消选择</translation>
    </message>
</context>
<context>
    <name>ui::CurveMenu</name>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save as %1…</source>
        <translation>另存为 %1…</translation>
    </message>
</context>
<context>
    <name>ui::CurvePanel</name>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>best %1 · epoch %2</source>
        <translation>最佳 %1 · 第 %2 轮</translation>
    </message>
    <message>
        <source>Point at an epoch for its values; the values can be saved as a table</source>
        <translation>指向某一轮可查看其数值；数值可另存为表格</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show the whole run again (0, or a double click).</source>
        <translation>重新显示整个训练（按 0 或双击）。</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>越低越好</translation>
    </message>
</context>
<context>
    <name>ui::CurvePlot</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Press Train to watch the loss fall</source>
        <translation>按“训练”观察损失下降</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>… and the accuracy rise</source>
        <translation>……以及准确率上升</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Curves of loss and accuracy</source>
        <translation>损失和准确率曲线</translation>
    </message>
    <message>
        <source>nats, log</source>
        <translation>奈特，对数</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>保存曲线</translation>
    </message>
    <message>
        <source>Save the curves as a picture or their values as a table.</source>
        <translation>将曲线保存为图片，或将数值保存为表格。</translation>
    </message>
    <message>
        <source>Right answers in percent.</source>
        <translation>正确答案的百分比。</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Wrong answers in percent on a logarithmic axis, which shows what the last tenths are worth.</source>
        <translation>对数轴上错误答案的百分比，便于看清最后零点几个百分点的差别。</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>percent, log</source>
        <translation>百分比，对数</translation>
    </message>
    <message>
        <source>%1 – 100 %</source>
        <translation>%1 – 100%</translation>
    </message>
    <message>
        <source>dotted: mean · %1</source>
        <translation>虚线：均值 · %1</translation>
    </message>
    <message>
        <source>%1, %2, learning rate</source>
        <translation>%1、%2、学习率</translation>
    </message>
    <message>
        <source>Loss in nats over epochs, lower is better</source>
        <translation>损失（奈特）随轮次的变化，越低越好</translation>
    </message>
    <message>
        <source>Accuracy in percent over epochs, higher is better</source>
        <translation>准确率（百分比）随轮次的变化，越高越好</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>ui::DataImagesModel</name>
    <message>
        <source>Training image %1, a %2. Press Enter or double-click to put it on the canvas.</source>
        <translation>训练图像 %1，是 %2。按 Enter 或双击可放到画布上。</translation>
    </message>
    <message>
        <source>Test image %1, a %2. Press Enter or double-click to put it on the canvas.</source>
        <translation>测试图像 %1，是 %2。按 Enter 或双击可放到画布上。</translation>
    </message>
    <message>
        <source>Training image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.</source>
        <translation>训练图像 %1：是 %2，被识别为 %3（%4）。按 Enter 或双击可放到画布上。</translation>
    </message>
    <message>
        <source>Test image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.</source>
        <translation>测试图像 %1：是 %2，被识别为 %3（%4）。按 Enter 或双击可放到画布上。</translation>
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
        <translation>数据集的部分</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>哪些图像</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>全部图像</translation>
    </message>
    <message>
        <source>Show every image of this split again.</source>
        <translation>重新显示这一部分的全部图像。</translation>
    </message>
    <message>
        <source>Images of the data set</source>
        <translation>数据集的图像</translation>
    </message>
    <message>
        <source>Every image of the data set, and whether its labels are right.</source>
        <translation>数据集的每一张图像，以及标签是否正确。</translation>
    </message>
    <message>
        <source>Get MNIST</source>
        <translation>获取 MNIST</translation>
    </message>
    <message>
        <source>Download the four MNIST files (11 MB) and check them.</source>
        <translation>下载四个 MNIST 文件（11 MB）并校验。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Use a data set that is on this computer: MNIST&apos;s four files, a CSV or .npz file, or a folder of pictures a class.</source>
        <translation>使用本机上的数据集：MNIST 的四个文件、CSV 或 .npz 文件，或每类一个图片文件夹。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The images that are learned from.</source>
        <translation>用来学习的图像。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>The images that tell how well it was learned.</source>
        <translation>用来检验学习效果的图像。</translation>
    </message>
    <message>
        <source>Every image with its label.</source>
        <translation>每一张图像及其标签。</translation>
    </message>
    <message>
        <source>Likely wrong labels</source>
        <translation>可能有误的标签</translation>
    </message>
    <message>
        <source>The images that the open model is most sure are something else than their label says.</source>
        <translation>打开的模型最确信与标签不符的图像。</translation>
    </message>
    <message>
        <source>Images read</source>
        <translation>已识别的图像</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show these images.</source>
        <translation>显示这些图像。</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>Nothing was found that spoils training.</source>
        <translation>未发现影响训练的问题。</translation>
    </message>
    <message>
        <source>Every class has enough images, none is blank or has two labels, no test image is learned from.</source>
        <translation>每个类别图像充足，没有空白图像，没有图像有两个标签，没有测试图像被用于学习。</translation>
    </message>
    <message>
        <source>Test images that are also learned from · %1</source>
        <translation>也被用于学习的测试图像 · %1</translation>
    </message>
    <message>
        <source>Training images with two labels · %1</source>
        <translation>有两个标签的训练图像 · %1</translation>
    </message>
    <message>
        <source>Test images with two labels · %1</source>
        <translation>有两个标签的测试图像 · %1</translation>
    </message>
    <message>
        <source>Training images that show nothing · %1</source>
        <translation>没有内容的训练图像 · %1</translation>
    </message>
    <message>
        <source>Test images that show nothing · %1</source>
        <translation>没有内容的测试图像 · %1</translation>
    </message>
    <message>
        <source>Training images · %1</source>
        <translation>训练图像 · %1</translation>
    </message>
    <message>
        <source>Test images · %1</source>
        <translation>测试图像 · %1</translation>
    </message>
    <message>
        <source>Training images of %1 · %2</source>
        <translation>%1 的训练图像 · %2</translation>
    </message>
    <message>
        <source>Test images of %1 · %2</source>
        <translation>%1 的测试图像 · %2</translation>
    </message>
    <message>
        <source>“%1” is reading every image of this split…</source>
        <translation>“%1”正在识别这一部分的每一张图像…</translation>
    </message>
    <message>
        <source>“%1” reads all of these images as their labels say.</source>
        <translation>“%1”对这些图像的识别都与标签一致。</translation>
    </message>
    <message>
        <source>Likely wrong labels, says “%1” · %2</source>
        <translation>“%1”认为可能有误的标签 · %2</translation>
    </message>
    <message>
        <source>Likely wrong labels of %1, says “%2” · %3</source>
        <translation>“%2”认为 %1 中可能有误的标签 · %3</translation>
    </message>
</context>
<context>
    <name>ui::DigitGrid</name>
    <message>
        <source>Training image %1, labelled %2</source>
        <translation>训练图像 %1，标签 %2</translation>
    </message>
    <message>
        <source>Test image %1, labelled %2</source>
        <translation>测试图像 %1，标签 %2</translation>
    </message>
    <message>
        <source>Read it on the canvas</source>
        <translation>在画布上读取</translation>
    </message>
    <message>
        <source>Copy the image</source>
        <translation>复制图像</translation>
    </message>
</context>
<context>
    <name>ui::DigitMapPlot</name>
    <message>
        <source>Map of the test images</source>
        <translation>测试图像分布图</translation>
    </message>
    <message>
        <source>%1, read as %2</source>
        <translation>%1，识别为 %2</translation>
    </message>
    <message>
        <source>A dot for each test image, in its digit&apos;s colour; images of one digit lie together</source>
        <translation>每张测试图像一个点，颜色表示其数字；同一数字的图像聚在一起</translation>
    </message>
</context>
<context>
    <name>ui::DigitMapView</name>
    <message>
        <source>The digits&apos; colours</source>
        <translation>各数字的颜色</translation>
    </message>
    <message>
        <source>Kind of map</source>
        <translation>分布图类型</translation>
    </message>
    <message>
        <source>Images in the chosen part of the map</source>
        <translation>所选区域中的图像</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Where the last features of all test images vary most: two principal components.</source>
        <translation>所有测试图像最后一层特征变化最大的方向：两个主成分。</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>t-SNE of 2,000 test images: what is alike lies together; distances between groups say nothing.</source>
        <translation>2,000 张测试图像的 t-SNE：相似者相邻；簇间距离没有意义。</translation>
    </message>
    <message>
        <source>The map shows all test images by what the network makes of them.

It needs a data set and a model that knows its classes.</source>
        <translation>分布图按网络提取的特征显示所有测试图像。

需要数据集和认识其类别的模型。</translation>
    </message>
    <message>
        <source>Epoch of the map</source>
        <translation>分布图的轮次</translation>
    </message>
    <message>
        <source>Goes through the epochs of the run: watch the classes part.</source>
        <translation>浏览训练的各个轮次：观察各类别如何分开。</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>being made …</source>
        <translation>生成中……</translation>
    </message>
    <message>
        <source>%1 test images, %2 read wrongly (ringed)</source>
        <translation>%1 张测试图像，%2 张识别错误（圈出）</translation>
    </message>
    <message>
        <source>%1 · the plane holds %2 of what varies</source>
        <translation>%1 · 平面包含 %2 的方差</translation>
    </message>
    <message>
        <source>%1 · distances between groups say nothing</source>
        <translation>%1 · 簇间距离没有意义</translation>
    </message>
    <message>
        <source>being laid out: %1</source>
        <translation>布局中：%1</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 · the first %2</source>
        <translation>%1 · 前 %2 张</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Test image %1: a click puts it on the canvas.</source>
        <translation>测试图像 %1：点击可放到画布上。</translation>
    </message>
    <message>
        <source>A dot in the colour of each digit</source>
        <translation>每个数字颜色的圆点</translation>
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
        <translation>测试图像 %1，数字 %2：A 认为是 %3（%4），B 认为是 %5（%6）。单击可将其放到画布上。</translation>
    </message>
</context>
<context>
    <name>ui::DrawPanel</name>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Read every digit in a picture, a photo or a screenshot (Ctrl+Shift+O); pasting and dropping one do the same.</source>
        <translation>识别图片、照片或截图中的所有数字（Ctrl+Shift+O）；也可粘贴或拖入图片。</translation>
    </message>
    <message>
        <source>Wide canvas</source>
        <translation>宽画布</translation>
    </message>
    <message>
        <source>Open the canvas over the middle, twice as wide, for whole numbers.</source>
        <translation>在中间打开两倍宽的画布，用于书写多位数。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy, paste and save; your handwriting.</source>
        <translation>复制、粘贴和保存；个人笔迹。</translation>
    </message>
    <message>
        <source>Save the drawing…</source>
        <translation>保存手写图…</translation>
    </message>
    <message>
        <source>My handwriting</source>
        <translation>我的笔迹</translation>
    </message>
    <message>
        <source>DRAW</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the drawing out of your handwriting again.</source>
        <translation>将此手写图从笔迹中移除。</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Misread? Press the digit you meant.</source>
        <translation>识别错了？请按下您想写的数字。</translation>
    </message>
    <message>
        <source>No digits found in this picture</source>
        <translation>图片中未找到数字</translation>
    </message>
    <message>
        <source>Nothing on the canvas to read</source>
        <translation>画布上没有可识别的内容</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>正在识别图片…</translation>
    </message>
    <message>
        <source>Added as a %1 · 1 drawing</source>
        <translation>已添加为 %1 · 1 个手写图</translation>
    </message>
    <message>
        <source>Added as a %1 · %2 drawings</source>
        <translation>已添加为 %1 · %2 个手写图</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>未读出任何内容</translation>
    </message>
    <message>
        <source>Undo a stroke</source>
        <translation>撤销一笔</translation>
    </message>
    <message>
        <source>Redo a stroke</source>
        <translation>重做一笔</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>清空画布</translation>
    </message>
    <message>
        <source>Copy the drawing</source>
        <translation>复制手写图</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>draw here</source>
        <translation>在此绘制</translation>
    </message>
    <message>
        <source>Kept after a rest, or with Enter.</source>
        <translation>停笔片刻或按回车即保留。</translation>
    </message>
    <message>
        <source>Misread? Press the class you meant.</source>
        <translation>读错了?请按你想写的类。</translation>
    </message>
</context>
<context>
    <name>ui::DrawTools</name>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Pen: what it writes is what the network reads.</source>
        <translation>画笔：网络识别其所写内容。</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Eraser: takes ink away; the right mouse button and a pen&apos;s other end do the same.</source>
        <translation>橡皮擦：擦除墨迹；也可用鼠标右键或手写笔的另一端。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last stroke (Ctrl+Z).</source>
        <translation>撤销上一笔（Ctrl+Z）。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Bring back the stroke just undone (Ctrl+Shift+Z).</source>
        <translation>恢复刚撤销的笔画（Ctrl+Shift+Z）。</translation>
    </message>
    <message>
        <source>Brush width</source>
        <translation>笔宽</translation>
    </message>
    <message>
        <source>Brush width in canvas units (the canvas is 280 wide); about 22 looks most like the training digits.</source>
        <translation>以画布单位计的笔宽（画布宽 280）；约 22 最接近训练数字。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>清空画布</translation>
    </message>
    <message>
        <source>Empty the canvas (Ctrl+Backspace); undo brings the drawing back.</source>
        <translation>清空画布（Ctrl+Backspace）；撤销可恢复手写图。</translation>
    </message>
</context>
<context>
    <name>ui::DrawingCanvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation>手写画布</translation>
    </message>
    <message>
        <source>Draw a digit: the network reads it while you draw.</source>
        <translation>写一个数字：网络会边写边识别。</translation>
    </message>
    <message>
        <source>write a number</source>
        <translation>写一个多位数</translation>
    </message>
    <message>
        <source>draw a digit</source>
        <translation>写一个数字</translation>
    </message>
    <message>
        <source>Draw a digit or a number with the mouse, a pen, a finger, or Shift and the arrow keys</source>
        <translation>用鼠标、笔、手指,或 Shift 加方向键书写一个数字</translation>
    </message>
</context>
<context>
    <name>ui::DrawingsModel</name>
    <message>
        <source>%1 more</source>
        <translation>还差 %1</translation>
    </message>
    <message>
        <source>Drawing %1, a %2</source>
        <translation>手写图 %1，数字 %2</translation>
    </message>
    <message>
        <source>%1: %2 drawings; %3 more are needed to learn from them</source>
        <translation>%1：%2 个手写图；还需 %3 个才能用于学习</translation>
    </message>
    <message>
        <source>%1: %2 drawings</source>
        <translation>%1：%2 个手写图</translation>
    </message>
</context>
<context>
    <name>ui::DrawingsTable</name>
    <message>
        <source>Your drawings by class</source>
        <translation>按类排列的手绘</translation>
    </message>
</context>
<context>
    <name>ui::ExcitingView</name>
    <message>
        <source>Test images that excite the map most</source>
        <translation>最能激活该特征图的测试图像</translation>
    </message>
    <message>
        <source>Image made to excite the map</source>
        <translation>为激活该特征图而生成的图像</translation>
    </message>
    <message>
        <source>Made from faint noise by gradient ascent: what the middle of the map would like to see best.</source>
        <translation>由微弱噪声经梯度上升生成：该特征图中心最“想看到”的图像。</translation>
    </message>
    <message>
        <source>With a data set, the test images that excite the map most stand here.</source>
        <translation>载入数据集后，此处显示最能激活该特征图的测试图像。</translation>
    </message>
    <message>
        <source>Looking at the test images …</source>
        <translation>正在查看测试图像……</translation>
    </message>
    <message>
        <source>Dead: ReLU leaves nothing of it in any of %1 test images. Nearest to waking it:</source>
        <translation>失活：在 %1 张测试图像中 ReLU 之后均为零。最接近激活它的图像：</translation>
    </message>
    <message>
        <source>What excites it most of the first %1 test images …</source>
        <translation>前 %1 张测试图像中最能激活它的……</translation>
    </message>
    <message>
        <source>What excites it most of %1 test images:</source>
        <translation>%1 张测试图像中最能激活它的：</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Test image %1, a %2: it excites row %3, column %4 of the map with %5. A click puts it on the canvas.</source>
        <translation>测试图像 %1，数字 %2：在特征图第 %3 行第 %4 列的激活值为 %5。单击可将其放到画布上。</translation>
    </message>
    <message>
        <source>Being made to excite it …</source>
        <translation>正在生成激活它的图像……</translation>
    </message>
    <message>
        <source>Made to excite it: %1. The best test image: %2; the noise it was made from: %3.</source>
        <translation>为激活它而生成：%1。最佳测试图像：%2；起始噪声：%3。</translation>
    </message>
    <message>
        <source>Made to excite it: %1. The noise it was made from: %2.</source>
        <translation>为激活它而生成：%1。起始噪声：%2。</translation>
    </message>
</context>
<context>
    <name>ui::ExperimentPlot</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Right answers in percent.</source>
        <translation>正确答案的百分比。</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Wrong answers in percent on a logarithmic axis, which shows what the last tenths are worth.</source>
        <translation>对数轴上错误答案的百分比，便于看清最后零点几个百分点的差别。</translation>
    </message>
    <message>
        <source>Set against</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>What accuracy is set against: what varied, or what it costs.</source>
        <translation>准确率相对于什么:变动的设置,或其代价。</translation>
    </message>
    <message>
        <source>Accuracy of the variants</source>
        <translation>各变体的准确率</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>保存图</translation>
    </message>
    <message>
        <source>Save the plot as a picture or its values as a table.</source>
        <translation>将图存为图片,或将其数值存为表格。</translation>
    </message>
    <message>
        <source>against</source>
        <translation>相对于</translation>
    </message>
    <message>
        <source>None of these runs is done and tested yet.</source>
        <translation>这些运行还没有一次完成并测试。</translation>
    </message>
    <message>
        <source>%1 runs; the best mean is that of %2: %3 ± %4.</source>
        <translation>%1 次运行;平均最好的是 %2:%3 ± %4。</translation>
    </message>
    <message>
        <source>That is better than %1 by more than chance (p = %2).</source>
        <translation>优于 %1,并非偶然(p = %2)。</translation>
    </message>
    <message>
        <source>That is better than %1, perhaps by chance (p = %2).</source>
        <translation>优于 %1,但可能是偶然(p = %2)。</translation>
    </message>
    <message>
        <source>Ringed: none that takes as little is better.</source>
        <translation>带圈者:同样代价下没有更好的。</translation>
    </message>
    <message>
        <source>It is ringed.</source>
        <translation>它带圈。</translation>
    </message>
    <message>
        <source>%1 ± %2, %3 seeds</source>
        <translation>%1 ± %2,%3 个种子</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 s a run</source>
        <translation>每次运行 %1 秒</translation>
    </message>
    <message>
        <source>%1 to %2, p = %3</source>
        <translation>%1 与 %2,p = %3</translation>
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
        <translation>用于 JavaScript、Python、C# 等语言中的 ONNX Runtime。</translation>
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
        <translation>用于 PyTorch 的 torch.jit.load 和 C++ 的 LibTorch。</translation>
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
        <translation>以数组形式保存权重，用于 Python 的 numpy.load。</translation>
    </message>
    <message>
        <source>C source</source>
        <translation>C 源代码</translation>
    </message>
    <message>
        <source>C source…</source>
        <translation>C 源代码…</translation>
    </message>
    <message>
        <source>One C99 file with the network in it that needs no library.</source>
        <translation>包含网络的单个 C99 文件，不依赖任何库。</translation>
    </message>
    <message>
        <source>C source, int8</source>
        <translation>C 源代码，int8</translation>
    </message>
    <message>
        <source>C source, small…</source>
        <translation>C 源代码，小型…</translation>
    </message>
    <message>
        <source>The same with weights rounded to int8, a quarter of the size, for microcontrollers.</source>
        <translation>同上，权重取整为 int8，大小为四分之一，用于微控制器。</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Web page…</source>
        <translation>网页…</translation>
    </message>
    <message>
        <source>A page that reads what is drawn on it, on any phone, without a server.</source>
        <translation>可在任何手机上识别手写的网页，无需服务器。</translation>
    </message>
    <message>
        <source>Jupyter notebook</source>
        <translation>Jupyter 笔记本</translation>
    </message>
    <message>
        <source>Notebook…</source>
        <translation>笔记本…</translation>
    </message>
    <message>
        <source>Trains this network again in PyTorch, with the curves measured here.</source>
        <translation>在 PyTorch 中重新训练这个网络，附有在此测得的曲线。</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python…</source>
        <translation>Python…</translation>
    </message>
    <message>
        <source>The same as a program of plain PyTorch.</source>
        <translation>同样的内容，写成纯 PyTorch 程序。</translation>
    </message>
    <message>
        <source>ONNX, grey levels</source>
        <translation>ONNX,灰度</translation>
    </message>
    <message>
        <source>ONNX of grey levels…</source>
        <translation>灰度 ONNX…</translation>
    </message>
    <message>
        <source>The same for pixels from 0 to 255, which it normalises itself.</source>
        <translation>同上,但输入 0 到 255 的像素,由它自己归一化。</translation>
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
        <translation>供其 Hub 使用的文件夹:权重、模型卡和加载它们的程序。</translation>
    </message>
</context>
<context>
    <name>ui::FieldsCard</name>
    <message>
        <source>How far layers see</source>
        <translation>各层能看多远</translation>
    </message>
    <message>
        <source>The notebook’s own count goes wrong from its first pooling on, as easily happens: a pooling doubles how far neighbours lie apart, so each later 3×3 adds twice as much, then four times. Its conclusion holds: the last layers see the whole digit.</source>
        <translation>笔记本自己的计数从第一次池化起就不对了,这很容易发生:池化使相邻点的间距加倍,因此之后每个 3×3 增加两倍,再后来是四倍。它的结论成立:最后几层能看到整个数字。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::FieldsPicture</name>
    <message>
        <source>Receptive fields</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>%1: %2 pixels, told %3</source>
        <translation>%1:%2 像素,记作 %3</translation>
    </message>
    <message>
        <source>it sees</source>
        <translation>实际看到</translation>
    </message>
    <message>
        <source>the notebook counted</source>
        <translation>笔记本记作</translation>
    </message>
</context>
<context>
    <name>ui::FindingText</name>
    <message>
        <source>no training images of %1</source>
        <translation>没有 %1 的训练图像</translation>
    </message>
    <message>
        <source>%1 images of %2, only %3 of %4</source>
        <translation>%2 有 %1 张图像，%4 只有 %3 张</translation>
    </message>
    <message>
        <source>1 test image is also learned from</source>
        <translation>1 张测试图像也在训练集中</translation>
    </message>
    <message>
        <source>%1 test images are also learned from</source>
        <translation>%1 张测试图像也在训练集中</translation>
    </message>
    <message>
        <source>%1 images have two labels</source>
        <translation>%1 张图像有两个标签</translation>
    </message>
    <message>
        <source>1 image shows nothing</source>
        <translation>1 张图像为空白</translation>
    </message>
    <message>
        <source>%1 images show nothing</source>
        <translation>%1 张图像为空白</translation>
    </message>
    <message>
        <source>1 picture could not be read</source>
        <translation>1 张图片无法读取</translation>
    </message>
    <message>
        <source>%1 pictures could not be read</source>
        <translation>%1 张图片无法读取</translation>
    </message>
</context>
<context>
    <name>ui::FirstSteps</name>
    <message>
        <source>Get MNIST · 11 MB</source>
        <translation>获取 MNIST · 11 MB</translation>
    </message>
    <message>
        <source>Download the four MNIST files and check them.</source>
        <translation>下载四个 MNIST 文件并校验。</translation>
    </message>
    <message>
        <source>Use the starter set</source>
        <translation>使用入门数据集</translation>
    </message>
    <message>
        <source>2,000 digits that come with DigitLab, drawn by its own generator: enough to see a network learn.</source>
        <translation>DigitLab 自带的 2,000 个数字，由其生成器绘制：足以观察网络学习。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Learn from the training images with the recipe at the left.</source>
        <translation>按左侧配方从训练图像中学习。</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <source>Draw a digit at the right. It is read at once.</source>
        <translation>在右侧写一个数字，它会立即被识别。</translation>
    </message>
    <message>
        <source>Get digits to learn from.</source>
        <translation>获取用来学习的数字。</translation>
    </message>
    <message>
        <source>Train. Draw meanwhile: the network reads while it learns.</source>
        <translation>训练。期间可以手写：网络边学边识别。</translation>
    </message>
    <message>
        <source>Close the first steps</source>
        <translation>关闭入门步骤</translation>
    </message>
    <message>
        <source>Close this card; Help has the tour.</source>
        <translation>关闭此卡片；导览可在“帮助”中找到。</translation>
    </message>
    <message>
        <source>New here? Three steps</source>
        <translation>初次使用？三个步骤</translation>
    </message>
    <message>
        <source>Show me round</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Six short steps through the window.</source>
        <translation>六个简短步骤，了解整个窗口。</translation>
    </message>
    <message>
        <source>Train · %1</source>
        <translation>训练 · %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>ui::Fold</name>
    <message>
        <source>%1 · %2 changed</source>
        <translation>%1 · %2 项已更改</translation>
    </message>
</context>
<context>
    <name>ui::Glossary</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>the share of images that are read right.</source>
        <translation>识别正确的图像所占的比例。</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>turning, shifting and bending training images at random, so that no two epochs show the same.</source>
        <translation>随机旋转、平移和弯曲训练图像，使任何两轮看到的都不相同。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>the few images from which one step of training is computed.</source>
        <translation>计算一步训练所用的少量图像。</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>a layer that brings each map to mean 0 and deviation 1 over the batch, which lets training take larger steps.</source>
        <translation>使每个特征图在批次上均值为 0、标准差为 1 的层，让训练可以迈更大的步。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>one of the answers that a network chooses among, such as the digit 7.</source>
        <translation>网络可选择的答案之一，例如数字 7。</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>the probability that the network gives its answer.</source>
        <translation>网络赋予其答案的概率。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>a table that counts what each digit was read as; what lies beside the diagonal was read wrong.</source>
        <translation>统计每个数字被识别成什么的表格；对角线以外的都是识别错误的。</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>a layer that moves small patterns of weights over the image and marks where each fits.</source>
        <translation>用小块权重模式扫过图像并标出各自匹配之处的层。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>leaving out random values during training, so that the network relies on none of them alone.</source>
        <translation>训练时随机丢弃一些值，使网络不依赖其中任何一个。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>one pass over all training images.</source>
        <translation>遍历全部训练图像一次。</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>training a network that has learned already a little more, on images of one&apos;s own.</source>
        <translation>用自己的图像把已学会的网络再训练一点。</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>kept out of training, to measure on images that were not learned.</source>
        <translation>不参与训练，以便在未学过的图像上测量。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>what an image is said to show.</source>
        <translation>标明图像内容的答案。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>how far each step moves the weights: too small learns slowly, too large learns nothing.</source>
        <translation>每一步权重更新的幅度：太小学得慢，太大什么也学不到。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>how surprised the network is by the right answers, in nats: lower is better, 2.30 is guessing among ten.</source>
        <translation>网络对正确答案的“意外”程度，以奈特计：越低越好，2.30 相当于在十个中瞎猜。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>what one pattern of a layer found, as a small picture: bright where it fits.</source>
        <translation>层中一个模式的检测结果，呈现为一张小图：匹配处明亮。</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>a layer that keeps the largest of each few neighbours, which halves the picture.</source>
        <translation>只保留每几个相邻值中最大者的层，使图像缩小一半。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>the share of the last step that each step keeps going.</source>
        <translation>每一步沿用上一步的比例。</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>过拟合</translation>
    </message>
    <message>
        <source>learning the training images by heart: training gets better while test gets worse.</source>
        <translation>死记训练图像：训练结果变好，测试结果变差。</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>one of the numbers that training changes.</source>
        <translation>训练所改变的数值之一。</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>the part of the image that one value of a layer can see.</source>
        <translation>层中一个值所能看到的图像区域。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>all settings of a training: network, epochs, learning rate, augmentation.</source>
        <translation>一次训练的全部设置：网络、轮次、学习率、数据增强。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>a layer that turns negative values into 0.</source>
        <translation>将负值变为 0 的层。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>the number from which all chance of a run follows: the same seed gives the same run.</source>
        <translation>决定一次训练全部随机性的数：种子相同，训练就相同。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>turns the network’s last values into probabilities that add up to 1.</source>
        <translation>将网络最后的值变为总和为 1 的概率。</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师网络</translation>
    </message>
    <message>
        <source>a larger network whose doubts a small one learns along with the labels.</source>
        <translation>较大的网络，小网络在学习标签的同时也学习它的不确定性。</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>images that are never learned from: they say what the network can do.</source>
        <translation>从不用于学习的图像：用来检验网络的能力。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>measuring on a part of the training images that was held back, to choose the best epoch without looking at the test images.</source>
        <translation>在留出的部分训练图像上测量，以便不看测试图像就选出最佳轮次。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>a parameter that a value is multiplied by.</source>
        <translation>与某个值相乘的参数。</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>reading with the mean of the weights of the last steps, which is steadier than the last step alone.</source>
        <translation>用最后若干步权重的平均值进行识别，比只用最后一步更稳定。</translation>
    </message>
</context>
<context>
    <name>ui::HandwritingView</name>
    <message>
        <source>Pen strokes (*.jsonl)</source>
        <translation>笔画 (*.jsonl)</translation>
    </message>
    <message>
        <source>Teach the network your hand: draw a digit, then press the key of the digit you meant.
Your drawings are kept here; with some of each digit the network can be fine-tuned on them.</source>
        <translation>让网络学习您的笔迹：写一个数字，再按下该数字的按键。
手写图保存在这里；每个数字积累若干之后即可用来微调网络。</translation>
    </message>
    <message>
        <source>Import drawings…</source>
        <translation>导入手写图…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write all drawings to a strokes file (JSON Lines).</source>
        <translation>将所有手写图写入笔画文件（JSON Lines）。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take the selected drawings out (Delete).</source>
        <translation>移除所选手写图（Delete）。</translation>
    </message>
    <message>
        <source>Meant as</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>Say what the selected drawings mean.</source>
        <translation>指定所选手写图代表的数字。</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Back to the model before</source>
        <translation>恢复之前的模型</translation>
    </message>
    <message>
        <source>Read with the weights from before fine-tuning again.</source>
        <translation>重新使用微调之前的权重进行识别。</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 个手写图</translation>
    </message>
    <message>
        <source>%1 drawings</source>
        <translation>%1 个手写图</translation>
    </message>
    <message>
        <source>Undo: %1.</source>
        <translation>撤销：%1。</translation>
    </message>
    <message>
        <source>Train the model on for a few seconds, on your drawings and on MNIST.</source>
        <translation>用您的手写图和 MNIST 将模型继续训练几秒钟。</translation>
    </message>
    <message>
        <source>Import drawings</source>
        <translation>导入手写图</translation>
    </message>
    <message>
        <source>Export drawings</source>
        <translation>导出手写图</translation>
    </message>
    <message>
        <source>New alphabet…</source>
        <translation>新字母表…</translation>
    </message>
    <message>
        <source>Letters, signs or shapes of your own: draw some of each, and train a network for them.</source>
        <translation>自己的字母、符号或图形:每种画几个,再为它们训练网络。</translation>
    </message>
    <message>
        <source>What you draw: the digits, or an alphabet of your own.</source>
        <translation>画什么:数字,或自己的字母表。</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>收集</translation>
    </message>
    <message>
        <source>Draw one after the other on the canvas: each is kept when the pen has rested, or with Enter. Press a class above to draw that.</source>
        <translation>在画布上逐个绘制:停笔片刻或按回车即保留。按上方的类可选择画哪一类。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Import an alphabet…</source>
        <translation>导入字母表…</translation>
    </message>
    <message>
        <source>Edit %1…</source>
        <translation>编辑 %1…</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2/%3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Train a network from scratch on these drawings; a tenth of each class is held back.</source>
        <translation>用这些手绘从头训练网络;每类留出十分之一。</translation>
    </message>
    <message>
        <source>Import an alphabet</source>
        <translation>导入字母表</translation>
    </message>
    <message>
        <source>A sheet with ten boxes for each class, as PDF: write on it, photograph it and import the photo.</source>
        <translation>每类十格的书写纸,PDF 格式:写好后拍照,再导入照片。</translation>
    </message>
    <message>
        <source>Take drawings from strokes files, or from photos of sheets that were written on.</source>
        <translation>从笔画文件或写好的书写纸照片中取得手绘。</translation>
    </message>
    <message>
        <source>Print sheets…</source>
        <translation>打印书写纸…</translation>
    </message>
    <message>
        <source>Add the drawings of strokes files, or of photos and scans of sheets that were written on.</source>
        <translation>添加笔画文件中的手绘,或写好的书写纸的照片与扫描件。</translation>
    </message>
    <message>
        <source>Pen strokes and photos of sheets (%1)</source>
        <translation>笔画和书写纸照片 (%1)</translation>
    </message>
    <message>
        <source>Print sheets</source>
        <translation>打印书写纸</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>数字</translation>
    </message>
</context>
<context>
    <name>ui::HelpCard</name>
    <message>
        <source>DigitLab help</source>
        <translation>DigitLab 帮助</translation>
    </message>
    <message>
        <source>Press Train and a small network learns to read handwritten digits, from the left panel’s recipe. Draw a digit at the right at any time: the network reads it while it is still learning. The pages in the middle show how well it learns, what it learns from, and what it gets wrong.</source>
        <translation>按下“训练”，一个小型网络就会按左侧的配方学习识别手写数字。您可以随时在右侧写一个数字：网络在学习的同时就会识别它。中间的页面显示它学得如何、从什么中学习，以及哪里出错。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this card (Esc).</source>
        <translation>关闭此帮助（Esc）。</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Six short steps through the window.</source>
        <translation>六个简短步骤，了解整个窗口。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause or resume the run</source>
        <translation>暂停或继续训练</translation>
    </message>
    <message>
        <source>Say which digit you meant: it goes to your handwriting</source>
        <translation>指出您想写的数字：它会存入您的笔迹</translation>
    </message>
    <message>
        <source>Choose a digit of a number</source>
        <translation>选择多位数中的一个数字</translation>
    </message>
    <message>
        <source>The next page; with Shift the one before</source>
        <translation>下一页；按住 Shift 为上一页</translation>
    </message>
    <message>
        <source>The next part of the window; with Shift the one before</source>
        <translation>窗口的下一部分；按住 Shift 为上一部分</translation>
    </message>
    <message>
        <source>The menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>On the page Runs: find a run; Space draws it in the curves, F2 renames it</source>
        <translation>在“运行”页：查找运行；空格键将其绘入曲线，F2 重命名</translation>
    </message>
    <message>
        <source>Leave the tour, a message, the wide canvas, a picture, a lesson: one at a time</source>
        <translation>关闭导览、消息、宽画布、图片、课堂模式：逐个关闭</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>查找术语</translation>
    </message>
    <message>
        <source>Shift + arrows</source>
        <translation>Shift + 方向键</translation>
    </message>
    <message>
        <source>Draw on the canvas; with Ctrl the pen moves without ink</source>
        <translation>在画布上书写;按 Ctrl 则只移动笔</translation>
    </message>
</context>
<context>
    <name>ui::InsideView</name>
    <message>
        <source>Part of the page</source>
        <translation>页面部分</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>What every layer makes of the drawing.</source>
        <translation>每一层如何处理手写图。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>The network layer by layer: shapes, parameters, batch norm&apos;s scales, dead maps.</source>
        <translation>逐层查看网络：形状、参数、批归一化的缩放、失活特征图。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>All test images by what the network makes of them, epoch by epoch, and the drawing among them.</source>
        <translation>按网络提取的特征逐轮显示所有测试图像，以及其中的手写图。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why this digit: the pixels that make the answer, and what would change it.</source>
        <translation>为什么是这个数字：决定答案的像素，以及什么会改变答案。</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学到的</translation>
    </message>
    <message>
        <source>What it has learned: kernels, what excites each map, histograms by epoch.</source>
        <translation>网络学到了什么：卷积核、激活各特征图的图像、逐轮直方图。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Two models side by side: on the drawing, and where they disagree.</source>
        <translation>并排比较两个模型：对手写图的识别，以及分歧所在。</translation>
    </message>
</context>
<context>
    <name>ui::KernelGrid</name>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>A row for each map that the layer makes, a column for each that it is given: choose a map with a click or the arrow keys.</source>
        <translation>每行对应该层输出的一个特征图，每列对应输入的一个特征图：单击或用方向键选择。</translation>
    </message>
    <message>
        <source>from the image</source>
        <translation>来自图像</translation>
    </message>
    <message>
        <source>from map 1 … %1</source>
        <translation>来自特征图 1 … %1</translation>
    </message>
    <message>
        <source>from unit 1 … %1</source>
        <translation>来自单元 1 … %1</translation>
    </message>
</context>
<context>
    <name>ui::LayerEditor</name>
    <message>
        <source>As many as classes</source>
        <translation>与类数相同</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>A rate of its own</source>
        <translation>单独的比率</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>What the layer makes: more see more and cost more.</source>
        <translation>该层的输出:越多看到的越多,也越耗时。</translation>
    </message>
    <message>
        <source>One output for each class of the data: for the last layer.</source>
        <translation>数据每类一个输出:用于最后一层。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>The side of the window that each map looks through, in pixels.</source>
        <translation>每个特征图所看窗口的边长,像素。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Zeros around the input: half of the kernel keeps the side.</source>
        <translation>输入四周补零:核的一半可保持边长。</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>How far the window moves: 2 halves the side.</source>
        <translation>窗口每次移动的距离:2 使边长减半。</translation>
    </message>
    <message>
        <source>A number added to each output; batch norm behind it has one anyway.</source>
        <translation>加到每个输出上的数;其后的批归一化本来就有。</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>What values below zero are multiplied by.</source>
        <translation>零以下的值乘以它。</translation>
    </message>
    <message>
        <source>Else it is the recipe’s dropout.</source>
        <translation>否则用配方的 dropout。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>The share of values silenced at random in each step.</source>
        <translation>每步随机置零的比例。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>ui::LayerList</name>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Arrows choose, with Alt they move. − and + change the size, with Alt the kernel. Insert adds a layer, Delete removes it.</source>
        <translation>方向键选择,加 Alt 移动。− 和 + 改变大小,加 Alt 改变核。Insert 添加一层,Delete 移除。</translation>
    </message>
</context>
<context>
    <name>ui::LayerText</name>
    <message>
        <source>%1 units</source>
        <translation>%1 个单元</translation>
    </message>
    <message>
        <source>%1 params</source>
        <translation>%1 参数</translation>
    </message>
    <message>
        <source>the recipe’s rate</source>
        <translation>配方的比率</translation>
    </message>
    <message>
        <source>sees %1</source>
        <translation>感受野 %1</translation>
    </message>
    <message>
        <source>as many as classes</source>
        <translation>与类数相同</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>填充 %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>步幅 %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>changed, was %1</source>
        <translation>已改,原为 %1</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
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
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Global average pooling</source>
        <translation>全局平均池化</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1,%2</translation>
    </message>
    <message>
        <source>kernel %1</source>
        <translation>核 %1</translation>
    </message>
    <message>
        <source>%1 of the multiply-adds</source>
        <translation>乘加运算的 %1</translation>
    </message>
    <message>
        <source>Keys − and +: its size.</source>
        <translation>− 和 + 键:其大小。</translation>
    </message>
    <message>
        <source>Alt with − and +: its kernel.</source>
        <translation>Alt 加 − 和 +:其核。</translation>
    </message>
</context>
<context>
    <name>ui::LayerVariables</name>
    <message>
        <source>%1: units</source>
        <translation>%1:单元</translation>
    </message>
    <message>
        <source>%1: maps</source>
        <translation>%1:特征图</translation>
    </message>
    <message>
        <source>%1: kernel</source>
        <translation>%1:卷积核</translation>
    </message>
    <message>
        <source>%1: rate</source>
        <translation>%1:比率</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>有 %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>无 %1</translation>
    </message>
    <message>
        <source>%1: with and without</source>
        <translation>%1:有与无</translation>
    </message>
</context>
<context>
    <name>ui::LearnedView</name>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>The kernels of a layer, and what excites each of its maps.</source>
        <translation>某一层的卷积核，以及激活其各特征图的图像。</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How each layer&apos;s figures are spread, epoch by epoch.</source>
        <translation>各层数值逐轮的分布。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>The weights of the kernels.</source>
        <translation>卷积核的权重。</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>What each convolution makes of the first 100 training images, before ReLU.</source>
        <translation>各卷积对前 100 张训练图像的输出（ReLU 之前）。</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>How the mean loss of the first 100 training images leans on each weight, with batch norm as in training.</source>
        <translation>前 100 张训练图像的平均损失对各权重的梯度，批归一化与训练时相同。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The convolution whose kernels are shown.</source>
        <translation>显示其卷积核的卷积层。</translation>
    </message>
    <message>
        <source>Batch norm&apos;s scales</source>
        <translation>批归一化的缩放</translation>
    </message>
    <message>
        <source>Shows the scales and shifts of batch norm: the part Layers.</source>
        <translation>显示批归一化的缩放和平移：“各层”部分。</translation>
    </message>
    <message>
        <source>Train: at the end of each epoch a line is added here
for the weights, activations and gradients of every layer.</source>
        <translation>开始训练：每轮结束时，此处为每一层的
权重、激活值和梯度各添加一条线。</translation>
    </message>
    <message>
        <source>%1: %2 → %3 maps, %4 × %4</source>
        <translation>%1：%2 → %3 个特征图，%4 × %4</translation>
    </message>
    <message>
        <source>Largest weight %1</source>
        <translation>最大权重 %1</translation>
    </message>
    <message>
        <source>Map %1, from the image: weights %2 to %3</source>
        <translation>特征图 %1，来自图像：权重 %2 至 %3</translation>
    </message>
    <message>
        <source>Map %1, from map %2: weights %3 to %4</source>
        <translation>特征图 %1，来自特征图 %2：权重 %3 至 %4</translation>
    </message>
    <message>
        <source>The model that is open; a run adds a line an epoch</source>
        <translation>当前打开的模型；训练时每轮添加一条线</translation>
    </message>
    <message>
        <source>Up to epoch %1</source>
        <translation>至第 %1 轮</translation>
    </message>
    <message>
        <source>%1: %2 → %3 units</source>
        <translation>%1：%2 → %3 个单元</translation>
    </message>
    <message>
        <source>Unit %1, from the image: weights %2 to %3</source>
        <translation>单元 %1，来自图像：权重 %2 到 %3</translation>
    </message>
    <message>
        <source>Unit %1, from unit %2: weight %3</source>
        <translation>单元 %1，来自单元 %2：权重 %3</translation>
    </message>
    <message>
        <source>Unit %1, from map %2: weights %3 to %4</source>
        <translation>单元 %1，来自特征图 %2：权重 %3 到 %4</translation>
    </message>
    <message>
        <source>%1: mean %2, standard deviation %3</source>
        <translation>%1：均值 %2，标准差 %3</translation>
    </message>
    <message>
        <source>%1, epoch %2: mean %3, standard deviation %4</source>
        <translation>%1，第 %2 轮：均值 %3，标准差 %4</translation>
    </message>
</context>
<context>
    <name>ui::LearningFigure</name>
    <message>
        <source>%1 of each class: %2</source>
        <translation>每类 %1 份:%2</translation>
    </message>
    <message>
        <source>Accuracy by drawings of each class</source>
        <translation>准确率与每类手绘数</translation>
    </message>
    <message>
        <source>How drawings are read by networks that have not learned from them, by the number of drawings of each class that these had to learn from.</source>
        <translation>未学过这些手绘的网络读得如何,按它们每类可学的手绘数。</translation>
    </message>
    <message>
        <source>drawings a class</source>
        <translation>每类手绘数</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>DigitLab model (*.safetensors)</source>
        <translation>DigitLab 模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>PyTorch weights (*.pt)</source>
        <translation>PyTorch 权重 (*.pt)</translation>
    </message>
    <message>
        <source>The curves were saved as %1.</source>
        <translation>曲线已保存为 %1。</translation>
    </message>
    <message>
        <source>The curves could not be saved as %1.</source>
        <translation>无法将曲线保存为 %1。</translation>
    </message>
    <message>
        <source>Choose a folder you may write to, and a name ending in .png, .svg, .pdf or .csv.</source>
        <translation>请选择可写入的文件夹，以及以 .png、.svg、.pdf 或 .csv 结尾的名称。</translation>
    </message>
    <message>
        <source>Stop the run before reading the test set.</source>
        <translation>识别测试集之前请先停止训练。</translation>
    </message>
    <message>
        <source>Reading needs a data set: get MNIST first.</source>
        <translation>识别需要数据集：请先获取 MNIST。</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt *.pth)</source>
        <translation>模型 (*.safetensors *.pt *.pth)</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>保存手写图</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Pen strokes (*.jsonl)</source>
        <translation>笔画 (*.jsonl)</translation>
    </message>
    <message>
        <source>drawing.png</source>
        <translation>手写图.png</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Loss and accuracy as they come.</source>
        <translation>实时显示损失和准确率。</translation>
    </message>
    <message>
        <source>What the network learns from: images and their versions.</source>
        <translation>网络的学习材料：图像及其变体。</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Which digits the network confuses.</source>
        <translation>网络混淆了哪些数字。</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>What every layer makes of the drawing, and what the layers are.</source>
        <translation>每一层如何处理手写图，以及各层的构成。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Every training that is kept: sort, compare, go on.</source>
        <translation>保存的所有训练：排序、比较、继续。</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>笔迹</translation>
    </message>
    <message>
        <source>Your own drawings, and fine-tuning on them.</source>
        <translation>您自己的手写图，以及用其进行微调。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1 is nothing to open.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>Models (.safetensors, .pt), pictures and data sets (folders, .csv, .npz) can be opened.</source>
        <translation>可以打开模型（.safetensors、.pt）、图片和数据集（文件夹、.csv、.npz）。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The images that are learned from, and whether their labels are right.</source>
        <translation>用来学习的图像，以及它们的标签是否正确。</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到其他位置…</translation>
    </message>
    <message>
        <source>The open model tells other classes apart than this data set has.</source>
        <translation>打开的模型区分的类别与此数据集不同。</translation>
    </message>
    <message>
        <source>Folder with a data set</source>
        <translation>数据集文件夹</translation>
    </message>
    <message>
        <source>File with a data set</source>
        <translation>数据集文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Show the recipe</source>
        <translation>显示配方</translation>
    </message>
    <message>
        <source>Show the recipe: how it is trained, and how images are varied (F9).</source>
        <translation>显示配方：如何训练，以及如何变化图像（F9）。</translation>
    </message>
    <message>
        <source>Back to the pages</source>
        <translation>返回页面</translation>
    </message>
    <message>
        <source>Make the canvas narrow again (Esc).</source>
        <translation>将画布恢复为窄画布（Esc）。</translation>
    </message>
    <message>
        <source>Tables, arrays, strokes and archives (%1)</source>
        <translation>表格、数组、笔画与归档 (%1)</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>实验 (*.json)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The layers that learn next, and what they cost.</source>
        <translation>接下来要学习的各层及其开销。</translation>
    </message>
</context>
<context>
    <name>ui::MapDetail</name>
    <message>
        <source>One map and its arithmetic</source>
        <translation>一张特征图及其计算</translation>
    </message>
    <message>
        <source>click or Esc closes</source>
        <translation>点击或按 Esc 关闭</translation>
    </message>
    <message>
        <source>row %1, column %2, %3</source>
        <translation>第 %1 行，第 %2 列，%3</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>map %1 of %2</source>
        <translation>%2 的特征图 %1</translation>
    </message>
    <message>
        <source>%1 × kernel = %2</source>
        <translation>%1 × 卷积核 = %2</translation>
    </message>
    <message>
        <source>Its kernel, and what lies under it</source>
        <translation>卷积核及其覆盖的区域</translation>
    </message>
    <message>
        <source>Its %1 kernels, one an input map, and what lies under each</source>
        <translation>%1 个卷积核（每个输入特征图一个）及其覆盖的区域</translation>
    </message>
    <message>
        <source>unit %1 of %2</source>
        <translation>%2 的单元 %1</translation>
    </message>
    <message>
        <source>The %1 of its %2 kernels that count most, and what lies under each</source>
        <translation>%2 个卷积核中影响最大的 %1 个及其覆盖的区域</translation>
    </message>
</context>
<context>
    <name>ui::Menus</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Save the model as…</source>
        <translation>模型另存为…</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Save the drawing…</source>
        <translation>保存手写图…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Wide canvas</source>
        <translation>宽画布</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Lesson: large, for a class</source>
        <translation>课堂模式：放大显示</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>浅色或深色跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Help, keys and words</source>
        <translation>帮助、按键和术语</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>About DigitLab</source>
        <translation>关于 DigitLab</translation>
    </message>
    <message>
        <source>THEME</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>LANGUAGE</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show where it was tried and what was answered.</source>
        <translation>显示在何处尝试过以及得到的回应。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the download; what has arrived is thrown away.</source>
        <translation>停止下载；已下载的部分将被丢弃。</translation>
    </message>
    <message>
        <source>Close this message (Esc).</source>
        <translation>关闭此消息（Esc）。</translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation>下载进度</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 / %2 MB</translation>
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
        <translation>测试图像 %1：数字 %2，以 %4 的概率被识别为 %3。按回车键或双击可放到画布上。</translation>
    </message>
</context>
<context>
    <name>ui::MistakesView</name>
    <message>
        <source>Let the network read all test images and collect what it got wrong.</source>
        <translation>让网络识别所有测试图像，并收集识别错误的图像。</translation>
    </message>
    <message>
        <source>Which digits does the network confuse?</source>
        <translation>网络会混淆哪些数字？</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>所有错误</translation>
    </message>
    <message>
        <source>Show every wrongly read image instead of one cell&apos;s.</source>
        <translation>显示所有识别错误的图像，而不只是某个单元格的。</translation>
    </message>
    <message>
        <source>Images of the chosen cell, most confident first</source>
        <translation>所选单元格的图像，置信度高者在前</translation>
    </message>
    <message>
        <source>Read the test set</source>
        <translation>识别测试集</translation>
    </message>
    <message>
        <source>%1 of %2 right · %3 · loss %4</source>
        <translation>%1 / %2 正确 · %3 · 损失 %4</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>Every mistake, the most confident first</source>
        <translation>所有错误，置信度高者在前</translation>
    </message>
    <message>
        <source>%1 read rightly · %2</source>
        <translation>%1 识别正确 · %2</translation>
    </message>
    <message>
        <source>%1 read as %2 · %3</source>
        <translation>%1 被识别为 %2 · %3</translation>
    </message>
    <message>
        <source>How the test set was read</source>
        <translation>测试集的识别情况</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How many images of each digit were read as which.</source>
        <translation>每个数字有多少图像被识别成哪个数字。</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>The same in per cent of the row: of all images of that digit.</source>
        <translation>同上，以占该行（该数字全部图像）的百分比表示。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别表</translation>
    </message>
    <message>
        <source>A table of the classes that can be sorted: recall, precision, F1.</source>
        <translation>可排序的类别表：召回率、精确率、F1。</translation>
    </message>
    <message>
        <source>4, 4 9 or #2130</source>
        <translation>4、4 9 或 #2130</translation>
    </message>
    <message>
        <source>4: mistakes with a 4; 4 9: what is 4 and was read as 9; #2130: the test image of that number.</source>
        <translation>4：涉及 4 的错误；4 9：实为 4 却识别为 9；#2130：该编号的测试图像。</translation>
    </message>
    <message>
        <source>Search the test images</source>
        <translation>搜索测试图像</translation>
    </message>
    <message>
        <source>Mistakes of %1 · %2</source>
        <translation>%1 的错误 · %2</translation>
    </message>
    <message>
        <source>Found · %1</source>
        <translation>找到 · %1</translation>
    </message>
    <message>
        <source>Search for 4, 4 9 or #2130</source>
        <translation>请输入 4、4 9 或 #2130</translation>
    </message>
    <message>
        <source>%1 · averaged over five shifts</source>
        <translation>%1 · 五次平移取平均</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>类别的顺序</translation>
    </message>
    <message>
        <source>Puts the classes with the most mistakes into the upper left corner.</source>
        <translation>将错误最多的类别排到左上角。</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>by mistakes</source>
        <translation>按错误数</translation>
    </message>
</context>
<context>
    <name>ui::ModelSwitcher</name>
    <message>
        <source>COMES WITH DIGITLAB</source>
        <translation>DIGITLAB 自带</translation>
    </message>
    <message>
        <source>THIS RUN</source>
        <translation>本次训练</translation>
    </message>
    <message>
        <source>KEPT RUNS</source>
        <translation>保留的训练</translation>
    </message>
    <message>
        <source>FILES</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Reading with %1</source>
        <translation>用 %1 识别</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>The model that reads your drawings: choose another.</source>
        <translation>识别手写图的模型：选择另一个。</translation>
    </message>
    <message>
        <source>The run’s own network reads your drawings. Stop the run before opening another model.</source>
        <translation>手写图由本次训练的网络识别。打开其他模型之前请先停止训练。</translation>
    </message>
</context>
<context>
    <name>ui::NetworkPage</name>
    <message>
        <source>Replace the network?</source>
        <translation>替换网络?</translation>
    </message>
    <message>
        <source>You have a network named “%1” already.</source>
        <translation>已有名为“%1”的网络。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save, rename or delete a network</source>
        <translation>保存、重命名或删除网络</translation>
    </message>
    <message>
        <source>Keep these layers as a network of your own.</source>
        <translation>把这些层保存为自己的网络。</translation>
    </message>
    <message>
        <source>Undo the last change of the network</source>
        <translation>撤销网络的上次更改</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z on this page).</source>
        <translation>撤销(此页上 Ctrl+Z)。</translation>
    </message>
    <message>
        <source>Redo the change of the network</source>
        <translation>重做网络的更改</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z on this page).</source>
        <translation>重做(此页上 Ctrl+Shift+Z)。</translation>
    </message>
    <message>
        <source>Go to the layer that cannot work where it stands.</source>
        <translation>转到在此处无法工作的层。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add a layer behind the chosen one (Insert).</source>
        <translation>在所选层之后添加一层(Insert)。</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>移除层</translation>
    </message>
    <message>
        <source>Remove the chosen layer (Delete).</source>
        <translation>移除所选层(Delete)。</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>上移层</translation>
    </message>
    <message>
        <source>Move the chosen layer up (Alt+Up), or drag it.</source>
        <translation>上移所选层(Alt+上),或拖动。</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>下移层</translation>
    </message>
    <message>
        <source>Move the chosen layer down (Alt+Down), or drag it.</source>
        <translation>下移所选层(Alt+下),或拖动。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The network that is trained next. Change its layers below; what comes along stays as it is.</source>
        <translation>接下来要训练的网络。可在下面更改各层;自带的保持不变。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the network</source>
        <translation>保存网络</translation>
    </message>
    <message>
        <source>Name of the network:</source>
        <translation>网络名称:</translation>
    </message>
    <message>
        <source>my network</source>
        <translation>我的网络</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Rename the network</source>
        <translation>重命名网络</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Numbers that are learned.</source>
        <translation>要学习的数。</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加</translation>
    </message>
    <message>
        <source>Of one image’s way through the network.</source>
        <translation>一张图像通过网络所需。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>What a step of training takes.</source>
        <translation>一步训练所需。</translation>
    </message>
    <message>
        <source>An epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>On this machine with the open data, measured by training on a few batches for a third of a second.</source>
        <translation>在本机用当前数据,以三分之一秒训练几个批次测得。</translation>
    </message>
    <message>
        <source>The whole recipe on this machine, its teachers included.</source>
        <translation>在本机完成整个配方,含教师。</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Back to “%1”</source>
        <translation>回到“%1”</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Layer %1 cannot work</source>
        <translation>第 %1 层无法工作</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 处更改</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 处添加</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 处移除</translation>
    </message>
    <message>
        <source>Compared with %1: %2</source>
        <translation>与 %1 相比:%2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 百万</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>The whole recipe</source>
        <translation>整个配方</translation>
    </message>
    <message>
        <source>All %1 epochs</source>
        <translation>全部 %1 轮</translation>
    </message>
    <message>
        <source>No layer is chosen</source>
        <translation>未选择层</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>One output sees %1×%1 pixels: the frame on the canvas. Move the pointer there.</source>
        <translation>一个输出看到 %1×%1 像素:画布上的方框。可在那里移动指针。</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>变动…</translation>
    </message>
    <message>
        <source>Train the network with other sizes of this layer, or without it.</source>
        <translation>用这一层的其他大小训练网络,或去掉它。</translation>
    </message>
    <message>
        <source>As the notebook counted…</source>
        <translation>笔记本的计数…</translation>
    </message>
    <message>
        <source>The fields that the notebook counted, and those that its layers have.</source>
        <translation>笔记本记下的感受野,以及各层实际的感受野。</translation>
    </message>
</context>
<context>
    <name>ui::NetworkView</name>
    <message>
        <source>The network, layer by layer</source>
        <translation>逐层查看网络</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
    <message>
        <source>Output shape as channels × height × width; receptive field as the side, in input pixels, that one output sees.</source>
        <translation>输出形状为通道 × 高 × 宽；感受野为一个输出所见的输入像素边长。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学到的值</translation>
    </message>
    <message>
        <source>%1×%1</source>
        <translation>%1×%1</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>The smallest and the largest weight.</source>
        <translation>最小和最大的权重。</translation>
    </message>
    <message>
        <source>map %1: scale γ %2, shift β %3</source>
        <translation>特征图 %1：缩放 γ %2，平移 β %3</translation>
    </message>
    <message>
        <source>all alive</source>
        <translation>全部有效</translation>
    </message>
    <message>
        <source>dead: %1</source>
        <translation>失活：%1</translation>
    </message>
    <message>
        <source>Maps that stay zero at every pixel of %1 test images.</source>
        <translation>在 %1 张测试图像的每个像素上都为零的特征图。</translation>
    </message>
    <message>
        <source>A map is dead when it stays zero in all of the first %1 test images.</source>
        <translation>若特征图在前 %1 张测试图像中始终为零，则为失活。</translation>
    </message>
    <message>
        <source>With a data set, dead maps are named here.</source>
        <translation>有数据集时，此处会列出失活的特征图。</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>%1: output %2, sees %3 pixels</source>
        <translation>%1：输出 %2，感受野 %3 像素</translation>
    </message>
    <message>
        <source>An image enters at the top as 28 × 28 greys and leaves as %1 log-probabilities.</source>
        <translation>图像以 28 × 28 灰度值从顶部输入，以 %1 个对数概率输出。</translation>
    </message>
    <message>
        <source>Choose a layer to see what it does.</source>
        <translation>选择一层，查看它的作用。</translation>
    </message>
</context>
<context>
    <name>ui::Networks</name>
    <message>
        <source>The network of the original notebook: 12,364 parameters, 99.5 % and more.</source>
        <translation>原始笔记本的网络：12,364 个参数，99.5 % 以上。</translation>
    </message>
    <message>
        <source>The notebook&apos;s first step, inferred from its comments: about 110,000 weights, and a ReLU at the output that keeps it from learning.</source>
        <translation>笔记本的第一步，由其注释推断：约 110,000 个权重，输出端的 ReLU 妨碍学习。</translation>
    </message>
    <message>
        <source>Its second step: the same without the ReLU at the output.</source>
        <translation>第二步：去掉输出端的 ReLU。</translation>
    </message>
    <message>
        <source>Its third step: fewer maps, under 20,000 parameters.</source>
        <translation>第三步：更少的特征图，少于 20,000 个参数。</translation>
    </message>
    <message>
        <source>Its fourth step: the same network, meant for varied images; batch norm and dropout came last.</source>
        <translation>第四步：同样的网络，用于增强的图像；批归一化和 Dropout 最后才加入。</translation>
    </message>
    <message>
        <source>For letters and other alphabets: 19,048 parameters for 26 classes.</source>
        <translation>用于字母和其他字母表：26 类时 19,048 个参数。</translation>
    </message>
    <message>
        <source>After LeCun et al. 1998: two 5×5 convolutions and three linear layers, with ReLU and max pooling.</source>
        <translation>按 LeCun 等 1998：两层 5×5 卷积和三层线性层，配 ReLU 和最大池化。</translation>
    </message>
    <message>
        <source>One linear layer: what can be had without hidden layers, about 92 %.</source>
        <translation>一层线性层：没有隐藏层能达到的，约 92 %。</translation>
    </message>
    <message>
        <source>Two linear layers with ReLU between them: no convolution, about 98 %.</source>
        <translation>两层线性层，中间是 ReLU：没有卷积，约 98 %。</translation>
    </message>
    <message>
        <source>As few parameters as were found to reach 99.0 %.</source>
        <translation>已知达到 99.0 % 所需的最少参数。</translation>
    </message>
    <message>
        <source>The notebook&apos;s, twice as wide: slower, a little better; it makes a good teacher.</source>
        <translation>笔记本的网络，宽一倍：更慢，略好；适合作教师。</translation>
    </message>
</context>
<context>
    <name>ui::NoteEdit</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>添加备注</translation>
    </message>
</context>
<context>
    <name>ui::NumberText</name>
    <message>
        <source> %</source>
        <extracomment>Behind a number, with the gap before it.</extracomment>
        <translation>%</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>约 %1 小时</translation>
    </message>
</context>
<context>
    <name>ui::PathMaps</name>
    <message>
        <source>Maps of every layer</source>
        <translation>各层的特征图</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 of</source>
        <translation>%1 个</translation>
    </message>
    <message>
        <source>%1×%1</source>
        <translation>%1×%1</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>log-</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>The arrow keys go from map to map, Enter opens one</source>
        <translation>方向键在特征图间移动，回车键打开一张</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元</translation>
    </message>
</context>
<context>
    <name>ui::PathView</name>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>What each convolution makes: products of patch and kernel, summed.</source>
        <translation>每个卷积的结果：图像块与卷积核的乘积之和。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>After ReLU, which takes everything below zero to zero.</source>
        <translation>经过 ReLU 之后：小于零的值都变为零。</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>After batch norm, which shifts and scales every map: what the next layer gets.</source>
        <translation>经过批归一化之后：每个特征图被平移和缩放，作为下一层的输入。</translation>
    </message>
    <message>
        <source>digit %1 of %2</source>
        <translation>数字 %1 / %2</translation>
    </message>
    <message>
        <source>Point or use the arrow keys; Page Down shows the next map.</source>
        <translation>用鼠标指向或使用方向键；Page Down 显示下一个特征图。</translation>
    </message>
    <message>
        <source>Point at a pixel for its origin, click a map for its arithmetic.</source>
        <translation>指向像素可查看其来源；点击特征图可查看其计算。</translation>
    </message>
    <message>
        <source>Draw a digit at the right.

Every map of every layer appears here while you draw,
from the image to the answers.</source>
        <translation>请在右侧写一个数字。

书写时，这里会显示每一层的每个特征图，
从输入图像到各个输出结果。</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>After leaky ReLU, which makes everything below zero smaller.</source>
        <translation>Leaky ReLU 之后：小于零的值会变小。</translation>
    </message>
    <message>
        <source>%1; Enter opens it</source>
        <translation>%1；按回车键打开</translation>
    </message>
</context>
<context>
    <name>ui::PictureTools</name>
    <message>
        <source>Turn left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>Read the picture turned to the left by a quarter.</source>
        <translation>将图片向左转四分之一圈后读取。</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>Read the picture turned to the right by a quarter.</source>
        <translation>将图片向右转四分之一圈后读取。</translation>
    </message>
    <message>
        <source>Find the paper again</source>
        <translation>重新查找纸张</translation>
    </message>
    <message>
        <source>Find the paper again: forget the corners and turns that were set by hand.</source>
        <translation>重新查找纸张：忘掉手动设置的角点和旋转。</translation>
    </message>
    <message>
        <source>Show the ink</source>
        <translation>显示墨迹</translation>
    </message>
    <message>
        <source>Show the ink: what was taken for writing, upright as it was read.</source>
        <translation>显示墨迹：被当作书写内容的部分，按读取时的正向显示。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to the canvas; the drawing on it is still there (Esc).</source>
        <translation>返回画布；画布上的内容仍在（Esc）。</translation>
    </message>
    <message>
        <source>Close the picture</source>
        <translation>关闭图片</translation>
    </message>
</context>
<context>
    <name>ui::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The arrow keys move this corner of the sheet, with Shift further</source>
        <translation>方向键移动纸张的这个角，按住 Shift 移动得更远</translation>
    </message>
    <message>
        <source>%1 of the sheet: drag it to where the paper ends.</source>
        <translation>纸张的%1：拖到纸张边缘处。</translation>
    </message>
    <message>
        <source>%1 from the left, %2 from the top</source>
        <translation>距左侧 %1，距顶部 %2</translation>
    </message>
    <message>
        <source>The picture whose digits are read; the arrow keys go from digit to digit, Tab to the corners of the sheet</source>
        <translation>正在读取其中数字的图片；方向键在数字之间移动，Tab 键移到纸张的各个角</translation>
    </message>
    <message>
        <source>The digits found in the picture; point at one for its probabilities. The outlined sheet is what was read: drag its corners where it is not the paper.</source>
        <translation>在图片中找到的数字；指向其中一个可查看其概率。读取的是框出的纸张：若与实际纸张不符，请拖动它的角。</translation>
    </message>
    <message>
        <source>Top left corner</source>
        <translation>左上角</translation>
    </message>
    <message>
        <source>Top right corner</source>
        <translation>右上角</translation>
    </message>
    <message>
        <source>Bottom right corner</source>
        <translation>右下角</translation>
    </message>
    <message>
        <source>Bottom left corner</source>
        <translation>左下角</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>turned upside down</source>
        <translation>上下颠倒</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>on the outlined sheet</source>
        <translation>在框出的纸张上</translation>
    </message>
    <message>
        <source>light on dark</source>
        <translation>深底浅字</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取方式：%1</translation>
    </message>
</context>
<context>
    <name>ui::PixelText</name>
    <message>
        <source>after batch norm</source>
        <translation>批归一化后</translation>
    </message>
    <message>
        <source>after ReLU</source>
        <translation>ReLU 后</translation>
    </message>
    <message>
        <source>sum of the convolution</source>
        <translation>卷积之和</translation>
    </message>
    <message>
        <source>Image, row %1, column %2: %3 (grey %4 of 255)</source>
        <translation>图像，第 %1 行，第 %2 列：%3（灰度 %4 / 255）</translation>
    </message>
    <message>
        <source>patch × kernel = %1</source>
        <translation>图像块 × 卷积核 = %1</translation>
    </message>
    <message>
        <source>sum of the %1 products = %2</source>
        <translation>%1 个乘积之和 = %2</translation>
    </message>
    <message>
        <source>ReLU: max(0, %1) = %2</source>
        <translation>ReLU：max(0, %1) = %2</translation>
    </message>
    <message>
        <source>batch norm: γ · (x − μ) / √(σ² + ε) + β =</source>
        <translation>批归一化：γ · (x − μ) / √(σ² + ε) + β =</translation>
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
        <translation>%1，单元 %2</translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation>%1，特征图 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1（共 %2）</translation>
    </message>
    <message>
        <source>after leaky ReLU</source>
        <translation>Leaky ReLU 之后</translation>
    </message>
    <message>
        <source>weighted sum</source>
        <translation>加权和</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1, row %2, column %3: %4 %5; sees %6×%6</source>
        <translation>%1，第 %2 行，第 %3 列：%4 %5；感受野 %6×%6</translation>
    </message>
    <message>
        <source>the bias: %1</source>
        <translation>偏置：%1</translation>
    </message>
    <message>
        <source>leaky ReLU: max(%1 · x, x) of %2 = %3</source>
        <translation>Leaky ReLU：x = %2 时 max(%1 · x, x) = %3</translation>
    </message>
    <message>
        <source>the largest of %1×%1 = %2</source>
        <translation>%1×%1 中的最大值 = %2</translation>
    </message>
    <message>
        <source>with its neighbours, the mean of %1×%1 = %2</source>
        <translation>与相邻像素的 %1×%1 均值 = %2</translation>
    </message>
    <message>
        <source>%1, a convolution: each of its %2 maps looks for one pattern in %3×%3 pixels of the image.</source>
        <translation>%1，卷积层：%2 个特征图各自在图像的 %3×%3 像素中寻找一种模式。</translation>
    </message>
    <message>
        <source>%1, a convolution: each of its %2 maps looks for one pattern in %3×%3 pixels of all %4 maps before. A pixel of it sees %5×%5 of the image.</source>
        <translation>%1，卷积层：%2 个特征图各自在前一层全部 %4 个特征图的 %3×%3 像素中寻找一种模式。其中一个像素可看到图像的 %5×%5。</translation>
    </message>
    <message>
        <source>%1, a linear layer: each of its %2 units weighs all %3 values before it and adds them up.</source>
        <translation>%1，线性层：%2 个单元各自对前面的全部 %3 个值加权求和。</translation>
    </message>
    <message>
        <source>%1, batch norm: shifts and scales each map to values of usual size, so that the layers behind it learn faster.</source>
        <translation>%1，批归一化：将每个特征图平移并缩放到常规大小，使后面的层学得更快。</translation>
    </message>
    <message>
        <source>%1, a ReLU: takes everything below zero to zero. Without it, all layers together could do no more than one.</source>
        <translation>%1，ReLU：将小于零的值都变为零。没有它，所有层加起来也只相当于一层。</translation>
    </message>
    <message>
        <source>%1, a leaky ReLU: makes everything below zero smaller. Without it, all layers together could do no more than one.</source>
        <translation>%1，Leaky ReLU：将小于零的值变小。没有它，所有层加起来也只相当于一层。</translation>
    </message>
    <message>
        <source>%1, dropout: silences values at random while it learns, so that none relies on another; it does nothing when reading.</source>
        <translation>%1，随机失活：学习时随机屏蔽一些值，使它们互不依赖；识别时不起作用。</translation>
    </message>
    <message>
        <source>%1, max pooling: keeps the largest of each %2×%2 pixels, so that small shifts matter less and what follows is quicker.</source>
        <translation>%1，最大池化：保留每 %2×%2 像素中的最大值，使小的平移影响更小，后续计算更快。</translation>
    </message>
    <message>
        <source>%1, average pooling: makes one value of each %2×%2 pixels, their mean.</source>
        <translation>%1，平均池化：将每 %2×%2 像素变为一个值，即其均值。</translation>
    </message>
</context>
<context>
    <name>ui::PlotCard</name>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Test may look better than train: training images are varied and dropout silences a part of the network, which makes them harder, and train is measured while it still learns.</source>
        <translation>测试可能看起来比训练好：训练图像经过变化，随机失活又屏蔽了网络的一部分，使其更难；而且训练指标是在学习过程中测量的。</translation>
    </message>
    <message>
        <source>Why test can lie above train</source>
        <translation>为什么测试会高于训练</translation>
    </message>
</context>
<context>
    <name>ui::PredictionBars</name>
    <message>
        <source>Probabilities of the classes</source>
        <translation>各类别的概率</translation>
    </message>
    <message>
        <source>How probable the network holds each digit, in percent; together they make 100 %. Click the digit you meant, or press its key, to keep the drawing in your handwriting.</source>
        <translation>网络认为每个数字的概率（百分比），总和为 100%。点击您想写的数字或按其按键，可将手写图存入您的笔迹。</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>没有识别结果</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No digit; if it were one: %1</source>
        <translation>不是数字；若是数字：%1</translation>
    </message>
    <message>
        <source>No digit</source>
        <translation>不是数字</translation>
    </message>
</context>
<context>
    <name>ui::PresetBar</name>
    <message>
        <source>Recipes (*.json)</source>
        <translation>配方 (*.json)</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save, import, export or delete a recipe</source>
        <translation>保存、导入、导出或删除配方</translation>
    </message>
    <message>
        <source>Keep these settings as a recipe of your own, or exchange recipes as files.</source>
        <translation>将这些设置存为自己的配方，或以文件形式交换配方。</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1（已更改）</translation>
    </message>
    <message>
        <source>A recipe to begin with; every setting can be changed.</source>
        <translation>作为起点的配方；每项设置都可更改。</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>保存配方</translation>
    </message>
    <message>
        <source>Name of the recipe:</source>
        <translation>配方名称：</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>my recipe</source>
        <translation>我的配方</translation>
    </message>
    <message>
        <source>Replace the recipe?</source>
        <translation>替换配方？</translation>
    </message>
    <message>
        <source>You have a recipe named “%1” already.</source>
        <translation>已有名为“%1”的配方。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Delete the recipe?</source>
        <translation>删除配方？</translation>
    </message>
    <message>
        <source>Delete your recipe “%1”? The settings stay as they are.</source>
        <translation>删除您的配方“%1”？当前设置保持不变。</translation>
    </message>
    <message>
        <source>Import a recipe</source>
        <translation>导入配方</translation>
    </message>
    <message>
        <source>Export the recipe</source>
        <translation>导出配方</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message>
        <source>What this recipe takes on this machine, with the open data, and the accuracy that it reached on MNIST&apos;s test images, the mean of five seeds.</source>
        <translation>此配方在本机上用当前数据所需的时间，以及它在 MNIST 测试图像上达到的准确率（五个种子的均值）。</translation>
    </message>
</context>
<context>
    <name>ui::RateStrip</name>
    <message>
        <source>Learning rate over epochs</source>
        <translation>学习率随轮次的变化</translation>
    </message>
    <message>
        <source>Learning rate at the end of each epoch</source>
        <translation>每轮结束时的学习率</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>A line from the first epoch to the last</source>
        <translation>从第一轮到最后一轮的曲线</translation>
    </message>
</context>
<context>
    <name>ui::Reading</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>no digit</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>识别为 %1</translation>
    </message>
    <message>
        <source>not sure: %1</source>
        <translation>不确定：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>reads %1; %2</source>
        <translation>识别为 %1；%2</translation>
    </message>
    <message>
        <source>no idea yet</source>
        <translation>还不知道</translation>
    </message>
</context>
<context>
    <name>ui::RecipeForm</name>
    <message>
        <source>The learning rate over the run</source>
        <translation>训练过程中的学习率</translation>
    </message>
    <message>
        <source>The learning rate from the first step to the last.</source>
        <translation>从第一步到最后一步的学习率。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How gradients move the weights.</source>
        <translation>梯度如何更新权重。</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>What keeps the network from learning by heart.</source>
        <translation>防止网络死记硬背。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Chance, threads and order.</source>
        <translation>随机性、线程和顺序。</translation>
    </message>
    <message>
        <source>AUGMENTATION</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>What the network sees next</source>
        <translation>网络接下来看到的图像</translation>
    </message>
    <message>
        <source>The training images are not varied.</source>
        <translation>训练图像不作变化。</translation>
    </message>
    <message>
        <source>Has no effect while “%1” is above 0.</source>
        <translation>“%1”大于 0 时不起作用。</translation>
    </message>
    <message>
        <source>Has no effect while “%1” is off.</source>
        <translation>“%1”关闭时不起作用。</translation>
    </message>
    <message>
        <source>Writing styles</source>
        <translation>书写风格</translation>
    </message>
    <message>
        <source>How often digits are rewritten as other writers draw them.</source>
        <translation>数字被改写成其他人书写风格的频率。</translation>
    </message>
    <message>
        <source>A line from the first step to the last</source>
        <translation>从第一步到最后一步的曲线</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Settings that are rarely changed.</source>
        <translation>很少更改的设置。</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>How moved pixels are found.</source>
        <translation>移动后像素的取值方式。</translation>
    </message>
</context>
<context>
    <name>ui::RunCard</name>
    <message>
        <source>The notebook&apos;s, unchanged</source>
        <translation>与笔记本相同，未更改</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>, best in epoch %1</source>
        <translation>，第 %1 轮最佳</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>, epoch %1</source>
        <translation>，第 %1 轮</translation>
    </message>
    <message>
        <source>%1 (in use)</source>
        <translation>%1（使用中）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The chosen run</source>
        <translation>所选运行</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>What it has learned: after the last step, averaged over the last steps, or the best on the images held back.</source>
        <translation>学到的权重：最后一步之后的、最后若干步的平均，或在保留图像上表现最佳的。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The settings of its recipe that are not the notebook&apos;s.</source>
        <translation>其配方中与笔记本不同的设置。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Computed with</source>
        <translation>计算环境</translation>
    </message>
    <message>
        <source>%1 training images</source>
        <translation>%1 张训练图像</translation>
    </message>
    <message>
        <source>SHA-256 of its training images: %1</source>
        <translation>训练图像的 SHA-256：%1</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>训练了 %1</translation>
    </message>
    <message>
        <source>Not readable by this version: %1</source>
        <translation>此版本无法读取：%1</translation>
    </message>
</context>
<context>
    <name>ui::RunChip</name>
    <message>
        <source>Show the run %1</source>
        <translation>显示运行 %1</translation>
    </message>
    <message>
        <source>%1: click to hide or show it.</source>
        <translation>%1：点击隐藏或显示。</translation>
    </message>
    <message>
        <source>Remove the run %1</source>
        <translation>移除运行 %1</translation>
    </message>
    <message>
        <source>Take this run out of the plots; it stays among the kept runs.</source>
        <translation>从图中移除此运行；它仍保留在运行列表中。</translation>
    </message>
    <message>
        <source>Show the variant %1</source>
        <translation>显示变体 %1</translation>
    </message>
</context>
<context>
    <name>ui::RunChips</name>
    <message>
        <source>Runs to compare with</source>
        <translation>用于比较的运行</translation>
    </message>
</context>
<context>
    <name>ui::RunComparison</name>
    <message>
        <source>Test accuracy: mean, standard deviation of the sample and range.</source>
        <translation>测试准确率：均值、样本标准差和范围。</translation>
    </message>
    <message>
        <source>What differs between the chosen runs</source>
        <translation>所选运行之间的差异</translation>
    </message>
    <message>
        <source>These runs do not differ in anything that is kept of them.</source>
        <translation>就保存的内容而言，这些运行没有差异。</translation>
    </message>
    <message>
        <source>The first %1 of %2 runs.</source>
        <translation>%2 个运行中的前 %1 个。</translation>
    </message>
</context>
<context>
    <name>ui::RunDelegate</name>
    <message>
        <source>Name of the run</source>
        <translation>运行名称</translation>
    </message>
</context>
<context>
    <name>ui::RunDifferences</name>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>%1 seeds: mean %2 ± %3 (%4 … %5)</source>
        <extracomment>%1 is a number of seeds, or &quot;3 of 5&quot;.</extracomment>
        <translation>%1 个种子：均值 %2 ± %3（%4 … %5）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Data checksum</source>
        <translation>数据校验和</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
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
        <translation>系统</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>指令集</translation>
    </message>
    <message>
        <source>Threads at work</source>
        <translation>工作线程</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>已完成轮次</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>训练用时</translation>
    </message>
    <message>
        <source>Train accuracy</source>
        <translation>训练准确率</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Label checksum</source>
        <translation>标签校验和</translation>
    </message>
    <message>
        <source>Test image checksum</source>
        <translation>测试图像校验和</translation>
    </message>
    <message>
        <source>Test label checksum</source>
        <translation>测试标签校验和</translation>
    </message>
    <message>
        <source>Drawing checksum</source>
        <translation>手写图校验和</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Given teachers</source>
        <translation>给定的教师</translation>
    </message>
    <message>
        <source>Step limit</source>
        <translation>步数上限</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Compute backend</source>
        <translation>计算后端</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1，%2 个参数</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Teachers&apos; layers</source>
        <translation>教师的层</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>训练后端</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Behind layer %1</source>
        <translation>第 %1 层之后</translation>
    </message>
</context>
<context>
    <name>ui::RunEndCard</name>
    <message>
        <source>Done in %1.</source>
        <translation>已完成，用时 %1。</translation>
    </message>
    <message>
        <source>Stopped in epoch %1 of %2, after %3.</source>
        <translation>在第 %1 / %2 轮停止，用时 %3。</translation>
    </message>
    <message>
        <source>%1 of %2 test images read right.</source>
        <translation>%2 张测试图像中识别正确 %1 张。</translation>
    </message>
    <message>
        <source>Show the test images that were read wrongly.</source>
        <translation>显示识别错误的测试图像。</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>延长训练</translation>
    </message>
    <message>
        <source>How the run ended</source>
        <translation>运行如何结束</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看看内部</translation>
    </message>
    <message>
        <source>Show what each layer makes of the drawing.</source>
        <translation>显示每一层如何处理手写图。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put this away; it comes back when the next run ends.</source>
        <translation>收起；下次训练结束时会再次出现。</translation>
    </message>
    <message>
        <source>Goes on where the run was stopped, with the same images in the same order, to its last epoch.</source>
        <translation>从停止处继续，图像及其顺序不变，直到最后一轮。</translation>
    </message>
    <message>
        <source>See the mistake</source>
        <translation>查看错误</translation>
    </message>
    <message>
        <source>See the %1 mistakes</source>
        <translation>查看 %1 个错误</translation>
    </message>
    <message>
        <source>Begins a new run of %1 epochs with the model that this one gave and the same settings: the learning rate takes its course anew, and the images are varied by the next seed.</source>
        <translation>用本次训练得到的模型和相同设置开始新的 %1 轮训练：学习率重新走一遍，图像按下一个种子变化。</translation>
    </message>
    <message>
        <source>Continue from epoch %1</source>
        <translation>从第 %1 轮继续</translation>
    </message>
    <message>
        <source>The best reads %1 of %2 right.</source>
        <translation>最好的一个读对 %2 张中的 %1 张。</translation>
    </message>
    <message>
        <source>Begins a new run with the model that this one gave.</source>
        <translation>用这次运行得到的模型开始一次新的运行。</translation>
    </message>
    <message>
        <source>Plot…</source>
        <translation>绘图…</translation>
    </message>
    <message>
        <source>Set the accuracy of all its runs against what varied.</source>
        <translation>将所有运行的准确率相对于变动的设置绘图。</translation>
    </message>
    <message>
        <source>%1 goes on reading; the run is kept under Runs.</source>
        <translation>%1 继续读数字；此次运行保留在“运行”中。</translation>
    </message>
    <message>
        <source>Read with this run</source>
        <translation>用此次运行读</translation>
    </message>
    <message>
        <source>It was stopped before its first epoch ended, so the model before it reads the drawing. Read with what this run has learned instead.</source>
        <translation>它在第一轮结束前停止，因此仍由之前的模型读图。改用此次运行学到的来读。</translation>
    </message>
</context>
<context>
    <name>ui::RunPanel</name>
    <message>
        <source>Choose a run to see what made it; choose several to see what differs.</source>
        <translation>选择一个运行查看其详情；选择多个查看差异。</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Only what differs between %1 runs</source>
        <translation>仅显示 %1 个运行的差异</translation>
    </message>
    <message>
        <source>Choose a run first.</source>
        <translation>请先选择一个运行。</translation>
    </message>
    <message>
        <source>Choose a single run for this.</source>
        <translation>此操作请只选择一个运行。</translation>
    </message>
    <message>
        <source>Stop the run that is on first.</source>
        <translation>请先停止正在进行的训练。</translation>
    </message>
    <message>
        <source>Read with the model that this run gave (Enter).</source>
        <translation>使用此运行得到的模型进行识别（回车键）。</translation>
    </message>
    <message>
        <source>This run gave no model.</source>
        <translation>此运行没有得到模型。</translation>
    </message>
    <message>
        <source>Train on from where this run ended.</source>
        <translation>从此运行结束处继续训练。</translation>
    </message>
    <message>
        <source>This run left nothing to go on from.</source>
        <translation>此运行没有留下可继续的内容。</translation>
    </message>
    <message>
        <source>Begin a new run with this run&apos;s recipe and seed.</source>
        <translation>用此运行的配方和种子开始新的运行。</translation>
    </message>
    <message>
        <source>Write the chosen runs to a file.</source>
        <translation>将所选运行写入文件。</translation>
    </message>
    <message>
        <source>Take the chosen runs out of the list (Delete).</source>
        <translation>从列表中移除所选运行（Delete）。</translation>
    </message>
    <message>
        <source>A run that is on cannot be deleted.</source>
        <translation>正在进行的运行无法删除。</translation>
    </message>
    <message>
        <source>Plot…</source>
        <translation>绘图…</translation>
    </message>
    <message>
        <source>Set the accuracy of these runs, and of all runs of their experiment, against what varied.</source>
        <translation>将这些运行及其实验中所有运行的准确率相对于变动的设置绘图。</translation>
    </message>
</context>
<context>
    <name>ui::RunStatus</name>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>The epoch being learned, of all epochs of this run.</source>
        <translation>当前轮次及此运行的总轮次。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Training images a second.</source>
        <translation>每秒训练的图像数。</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Loss of the latest batch or epoch in nats: lower is better.</source>
        <translation>最近一个批次或轮次的损失（奈特）：越低越好。</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>Share of test images read rightly after the last epoch, in percent.</source>
        <translation>上一轮之后识别正确的测试图像百分比。</translation>
    </message>
    <message>
        <source>Best test accuracy</source>
        <translation>最佳测试准确率</translation>
    </message>
    <message>
        <source>The best test accuracy of this run, in percent, and its epoch.</source>
        <translation>此运行的最佳测试准确率（百分比）及其轮次。</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>轮次 %1 / %2</translation>
    </message>
    <message>
        <source>images held back from training</source>
        <translation>训练中保留的图像</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Share of %1 read rightly after the last epoch, in percent.</source>
        <translation>上一轮之后%1中识别正确的百分比。</translation>
    </message>
    <message>
        <source>Teaching %1 of %2 networks</source>
        <translation>训练教师网络 %1 / %2</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 张/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>train loss %1</source>
        <translation>训练损失 %1</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>best %1 (%2)</source>
        <translation>最佳 %1（%2）</translation>
    </message>
    <message>
        <source>The best epoch on the images held back from training: its weights are kept.</source>
        <translation>在留出的训练图像上最好的轮次：保留其权重。</translation>
    </message>
    <message>
        <source>The best accuracy of this run on the test images, in percent, and its epoch. Found by hindsight, so it flatters a little: the honest figure is the last epoch&apos;s.</source>
        <translation>本次训练在测试图像上的最高准确率（百分比）及其轮次。这是事后挑选的，略偏乐观：最后一轮的数值才是诚实的结果。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Minutes and seconds until the last epoch ends, of several runs that of the last one.</source>
        <translation>到最后一轮结束的分秒；多次运行时指最后一次。</translation>
    </message>
    <message>
        <source>%1 left for all</source>
        <translation>全部还剩 %1</translation>
    </message>
</context>
<context>
    <name>ui::RunText</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Running: epoch %1.</source>
        <translation>进行中：第 %1 轮。</translation>
    </message>
    <message>
        <source>Running in another window or a terminal: %1 epochs are done.</source>
        <translation>正在其他窗口或终端中进行：已完成 %1 轮。</translation>
    </message>
    <message>
        <source>Completed, %1 epochs.</source>
        <translation>已完成，%1 轮。</translation>
    </message>
    <message>
        <source>Stopped by hand after %1 epochs.</source>
        <translation>%1 轮后手动停止。</translation>
    </message>
    <message>
        <source>Interrupted after %1 epochs: the program ended in the middle of it.</source>
        <translation>%1 轮后中断：程序在训练途中结束。</translation>
    </message>
    <message>
        <source>Diverged after %1 epochs: the loss was no longer a number.</source>
        <translation>%1 轮后发散：损失已不再是有效数值。</translation>
    </message>
    <message>
        <source>Failed after %1 epochs.</source>
        <translation>%1 轮后失败。</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>A date without its year and a time, as Qt writes formats: 24 Nov 14:05</extracomment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date: 24 Nov 2026</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <extracomment>A date and a time: 24 November 2026, 14:05</extracomment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>%1 · best of %2</source>
        <translation>%1 · %2 个中最佳</translation>
    </message>
</context>
<context>
    <name>ui::RunsModel</name>
    <message>
        <source>Starred. Click to take the star away.</source>
        <translation>已加星标。点击取消。</translation>
    </message>
    <message>
        <source>Click to star this run.</source>
        <translation>点击为此运行加星标。</translation>
    </message>
    <message>
        <source>Drawn in the curves. Click or press Space to take it out.</source>
        <translation>已绘入曲线。点击或按空格键移除。</translation>
    </message>
    <message>
        <source>Click or press Space to draw this run in the curves.</source>
        <translation>点击或按空格键将此运行绘入曲线。</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Not starred</source>
        <translation>未加星标</translation>
    </message>
    <message>
        <source>In the curves</source>
        <translation>在曲线中</translation>
    </message>
    <message>
        <source>Not in the curves</source>
        <translation>不在曲线中</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>How the run ended</source>
        <translation>运行如何结束</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>Validation accuracy, of the best epoch</source>
        <translation>最佳轮次的验证准确率</translation>
    </message>
    <message>
        <source>Epochs done of all</source>
        <translation>已完成轮次 / 总轮次</translation>
    </message>
    <message>
        <source>When it began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Training time, without pauses</source>
        <translation>训练用时（不含暂停）</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 seeds</source>
        <translation>%1 · 种子 %2 / %3</translation>
    </message>
    <message>
        <source>%1 · %2 seeds</source>
        <translation>%1 · %2 个种子</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>%1: mean and standard deviation of the sample over the seeds that are done.</source>
        <translation>%1：已完成种子的均值和样本标准差。</translation>
    </message>
    <message>
        <source>%1, all seeds together.</source>
        <translation>%1，所有种子合计。</translation>
    </message>
    <message>
        <source>%1, unfolded</source>
        <translation>%1，已展开</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1，已折叠</translation>
    </message>
</context>
<context>
    <name>ui::RunsTable</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Epoch 20 of 20</source>
        <translation>第 20 / 20 轮</translation>
    </message>
    <message>
        <source>100 of 100</source>
        <translation>100 / 100</translation>
    </message>
    <message>
        <source>24 May 20:00</source>
        <translation>12月24日 20:00</translation>
    </message>
</context>
<context>
    <name>ui::RunsView</name>
    <message>
        <source>To a file…</source>
        <translation>到文件…</translation>
    </message>
    <message>
        <source>To a TensorBoard folder…</source>
        <translation>到 TensorBoard 文件夹…</translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation>导出运行</translation>
    </message>
    <message>
        <source>Runs with their curves, a line each (*.jsonl)</source>
        <translation>运行及其曲线，每行一个 (*.jsonl)</translation>
    </message>
    <message>
        <source>Runs with their curves (*.json)</source>
        <translation>运行及其曲线 (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Folder for TensorBoard</source>
        <translation>TensorBoard 文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车键</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>In the curves</source>
        <translation>在曲线中</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>仅星标</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>没有匹配的运行。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>No runs yet

Every training is kept here, with its recipe and its curves.</source>
        <translation>还没有运行

每次训练及其配方和曲线都会保存在这里。</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>查找运行</translation>
    </message>
    <message>
        <source>Show the runs with these words in name, note, data set or recipe (Ctrl+F).</source>
        <translation>显示名称、备注、数据集或配方中含有这些词的运行（Ctrl+F）。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Show all runs again.</source>
        <translation>重新显示所有运行。</translation>
    </message>
    <message>
        <source>Show only the runs with a star.</source>
        <translation>仅显示加星标的运行。</translation>
    </message>
    <message>
        <source>Undo: %1.</source>
        <translation>撤销：%1。</translation>
    </message>
    <message>
        <source>Unfold the study</source>
        <translation>展开这组运行</translation>
    </message>
    <message>
        <source>Fold the study</source>
        <translation>折叠这组运行</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右方向键</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左方向键</translation>
    </message>
    <message>
        <source>Copy recipe as JSON</source>
        <translation>将配方复制为 JSON</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>列 ▾</translation>
    </message>
    <message>
        <source>%1 hidden ▾</source>
        <translation>隐藏 %1 列 ▾</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns, %1 hidden</source>
        <translation>列，隐藏 %1 列</translation>
    </message>
    <message>
        <source>Choose the columns, among them any setting of the recipe.</source>
        <translation>选择要显示的列，包括配方的任何设置。</translation>
    </message>
    <message>
        <source>Not shown: %1. Choose the columns, among them any setting of the recipe.</source>
        <translation>未显示：%1。选择要显示的列，包括配方的任何设置。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Writing styles</source>
        <translation>书写风格</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师网络</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>按宽度自动显示</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Report on runs</source>
        <translation>运行报告</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
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
        <translation>增强后的样本</translation>
    </message>
    <message>
        <source>First column: training images as they are. Then versions as the network meets them; click one for its numbers.</source>
        <translation>第一列：原始训练图像。其后为网络看到的变体；点击可查看其参数。</translation>
    </message>
    <message>
        <source>Training image %1, a %2, as it is</source>
        <translation>训练图像 %1，数字 %2，原样</translation>
    </message>
    <message>
        <source>turned %1° · moved %2 px right, %3 px down · scale ×%4 · brightness ×%5 · contrast ×%6 · %7</source>
        <translation>旋转 %1° · 右移 %2 像素，下移 %3 像素 · 缩放 ×%4 · 亮度 ×%5 · 对比度 ×%6 · %7</translation>
    </message>
    <message>
        <source>brightness first</source>
        <translation>先调亮度</translation>
    </message>
    <message>
        <source>contrast first</source>
        <translation>先调对比度</translation>
    </message>
    <message>
        <source>The arrow keys go from image to image</source>
        <translation>方向键在图像间移动</translation>
    </message>
</context>
<context>
    <name>ui::Segments</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::SettingRow</name>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>Go back to the preset&apos;s value.</source>
        <translation>恢复预设值。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The preset says %1. Click to go back to it.</source>
        <translation>预设值为 %1。点击恢复。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Passes over the training images.</source>
        <translation>遍历训练图像的次数。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images a step: small batches learn in more, noisier steps; large ones run faster.</source>
        <translation>每步的图像数：小批次步数更多、噪声更大；大批次运行更快。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far each step moves the weights: too small learns slowly, too large never settles.</source>
        <translation>每一步权重更新的幅度：太小学得慢，太大无法收敛。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>How the learning rate goes on: linear, cosine and one-cycle fall to 0 at the end, step falls to a tenth twice.</source>
        <translation>学习率的变化方式：线性、余弦和单周期最终降至 0，阶梯两次降至十分之一。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>The share of all steps over which the learning rate first grows, in [0, 0.9]; one-cycle takes 0.3 where it is 0.</source>
        <translation>学习率开始上升的步数占总步数的比例，范围 [0, 0.9]；为 0 时 one-cycle 取 0.3。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How gradients move the weights: sgd with momentum, nesterov looks ahead, adamw rescales each.</source>
        <translation>梯度如何更新权重：SGD 带动量，Nesterov 向前看，AdamW 逐个重新缩放。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>The share of the last step carried into the next: it smooths the path downhill.</source>
        <translation>上一步带入下一步的比例：使下降路径更平滑。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls the convolutions&apos; weights towards 0 in each step (batch norm is left alone).</source>
        <translation>每一步将卷积权重拉向 0（批归一化除外）。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>The share of features silenced at random in each step: it keeps the network from learning by heart.</source>
        <translation>每一步随机屏蔽的特征比例：防止网络死记硬背。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>The share of certainty taken from the label and spread over all classes.</source>
        <translation>从标签中取出并分摊到所有类别上的确定性比例。</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Keeps a moving average of the weights with this decay a step (0.999, say) and uses that; 0 turns it off.</source>
        <translation>以此衰减率（如 0.999）逐步维护权重的滑动平均并使用它；0 为关闭。</translation>
    </message>
    <message>
        <source>Recompute statistics</source>
        <translation>重新计算统计量</translation>
    </message>
    <message>
        <source>At the end, measures batch norm&apos;s means and variances anew on clean training images: better, but not where teachers answer for writing styles.</source>
        <translation>结束时用未增强的训练图像重新测量批归一化的均值和方差：效果更好，但由教师回答且含书写风格时除外。</translation>
    </message>
    <message>
        <source>Shift averaging</source>
        <translation>平移平均</translation>
    </message>
    <message>
        <source>Reads each test image five times, moved by a pixel each way, and averages: a little better, five times the work.</source>
        <translation>将每张测试图像向各方向平移一个像素共识别五次并取平均：略好，但计算量为五倍。</translation>
    </message>
    <message>
        <source>Calm epochs</source>
        <translation>平缓轮次</translation>
    </message>
    <message>
        <source>For so many epochs at the end, the images are varied less.</source>
        <translation>最后这么多轮中图像变化较小。</translation>
    </message>
    <message>
        <source>Calm factor</source>
        <translation>平缓系数</translation>
    </message>
    <message>
        <source>How much less: every range of the augmentation times this.</source>
        <translation>减小的程度：数据增强的各范围乘以此系数。</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Hold the last 10,000 training images back and keep the epoch that reads them best; the test images choose nothing.</source>
        <translation>保留最后 10,000 张训练图像，并保存识别它们最好的轮次；测试图像不参与选择。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Where chance begins: the same seed and settings make the same run.</source>
        <translation>随机性的起点：相同的种子和设置得到相同的运行。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Processor threads that compute; 0 takes every one.</source>
        <translation>用于计算的处理器线程；0 表示全部。</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱顺序</translation>
    </message>
    <message>
        <source>Show the images in a new order each epoch.</source>
        <translation>每轮以新的顺序呈现图像。</translation>
    </message>
    <message>
        <source>Vary the training images</source>
        <translation>变化训练图像</translation>
    </message>
    <message>
        <source>Show every image a little differently each epoch, so that the network learns digits and not pictures.</source>
        <translation>每轮以略有不同的方式呈现每张图像，使网络学到的是数字而非图片。</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turn each image by up to this many degrees either way.</source>
        <translation>将每张图像向任一方向旋转至多此度数。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Move each image by up to this fraction of its side.</source>
        <translation>将每张图像平移至多其边长的此比例。</translation>
    </message>
    <message>
        <source>Whole pixels</source>
        <translation>整像素</translation>
    </message>
    <message>
        <source>Move images by whole pixels only.</source>
        <translation>仅按整像素平移图像。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Make each digit smaller or larger by up to this fraction.</source>
        <translation>将每个数字缩小或放大至多此比例。</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Slant each image by up to this many degrees either way.</source>
        <translation>将每张图像向任一方向倾斜至多此度数。</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>弹性</translation>
    </message>
    <message>
        <source>Bend each image as a shaking hand would: strength in pixels, 12 is gentle, 0 is off.</source>
        <translation>像手抖一样弯曲每张图像：强度以像素计，12 为轻微，0 为关闭。</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>平滑度</translation>
    </message>
    <message>
        <source>How smooth the bending is, in pixels: small values crumple, large ones sway.</source>
        <translation>弯曲的平滑程度（像素）：小值起皱，大值摇摆。</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Make each image darker or brighter by up to this fraction.</source>
        <translation>将每张图像调暗或调亮至多此比例。</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Pull the greys of each image together or apart by up to this fraction.</source>
        <translation>将每张图像的灰度压缩或拉伸至多此比例。</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>How moved pixels are found: the nearest one, or bilinear between four.</source>
        <translation>移动后像素的取值方式：最近邻，或四点之间的双线性。</translation>
    </message>
    <message>
        <source>Slashed zeros</source>
        <translation>斜线零</translation>
    </message>
    <message>
        <source>The share of zeros with a stroke through them.</source>
        <translation>带斜线的 0 所占比例。</translation>
    </message>
    <message>
        <source>Lying zeros</source>
        <translation>横卧零</translation>
    </message>
    <message>
        <source>The share of zeros written as a lying eight.</source>
        <translation>写成横卧 8 字形的 0 所占比例。</translation>
    </message>
    <message>
        <source>Flagged ones</source>
        <translation>带旗一</translation>
    </message>
    <message>
        <source>The share of ones with a long up-stroke.</source>
        <translation>带长起笔的 1 所占比例。</translation>
    </message>
    <message>
        <source>Footed ones</source>
        <translation>带底一</translation>
    </message>
    <message>
        <source>The share of ones with a bar below, mostly with an up-stroke too.</source>
        <translation>带底横（多数也带起笔）的 1 所占比例。</translation>
    </message>
    <message>
        <source>Looped twos</source>
        <translation>带圈二</translation>
    </message>
    <message>
        <source>The share of twos with a loop at the foot.</source>
        <translation>底部带圈的 2 所占比例。</translation>
    </message>
    <message>
        <source>Detached fives</source>
        <translation>分笔五</translation>
    </message>
    <message>
        <source>The share of fives whose top bar is a stroke of its own.</source>
        <translation>顶横单独成笔的 5 所占比例。</translation>
    </message>
    <message>
        <source>Barred sevens</source>
        <translation>带横七</translation>
    </message>
    <message>
        <source>The share of sevens with a bar through the stem.</source>
        <translation>中间带横的 7 所占比例。</translation>
    </message>
    <message>
        <source>Open nines</source>
        <translation>开口九</translation>
    </message>
    <message>
        <source>The share of nines whose bowl does not close or whose tail curls.</source>
        <translation>圈未闭合或尾部弯曲的 9 所占比例。</translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation>笔画粗细</translation>
    </message>
    <message>
        <source>The share of images, of any digit, with strokes up to a pixel thinner or thicker.</source>
        <translation>笔画变细或变粗至多一个像素的图像（任意数字）所占比例。</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师网络</translation>
    </message>
    <message>
        <source>Train so many networks first and learn from their averaged answers; 0 learns from labels.</source>
        <translation>先训练这么多网络，再从它们的平均输出中学习；0 表示从标签学习。</translation>
    </message>
    <message>
        <source>Teacher epochs</source>
        <translation>教师轮次</translation>
    </message>
    <message>
        <source>Passes over the training images for each teacher.</source>
        <translation>每个教师网络遍历训练图像的次数。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Softens what the teachers say: above 1, their doubts count for more.</source>
        <translation>软化教师网络的输出：大于 1 时其不确定性更受重视。</translation>
    </message>
    <message>
        <source>Label share</source>
        <translation>标签占比</translation>
    </message>
    <message>
        <source>How much of the aim is the true label; the rest is the teachers&apos; answer.</source>
        <translation>目标中真实标签所占的比例；其余为教师网络的输出。</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>one-cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体数</translation>
    </message>
    <message>
        <source>Show so many variants of each image over and over, which the teachers answer only once; 0 makes new ones each epoch.</source>
        <translation>反复显示每张图像的这么多种变体，教师网络对每种只回答一次；0 表示每轮都生成新的变体。</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The layers that learn: a network that comes along, one of your own, or a file (JSON).</source>
        <translation>学习的层：自带的网络、你自己的网络或文件（JSON）。</translation>
    </message>
    <message>
        <source>Teacher network</source>
        <translation>教师网络</translation>
    </message>
    <message>
        <source>The network of the teachers: a wider one knows more and takes longer; empty is the recipe&apos;s own.</source>
        <translation>教师的网络：更宽的网络懂得更多，也更慢；留空则与配方的网络相同。</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>笔画</translation>
    </message>
    <message>
        <source>Where the data are pen strokes: slant, turn, bend and thicken each before it becomes an image, all classes equally often; 1 is a lot.</source>
        <translation>数据为笔画时：在变成图像之前将每个倾斜、旋转、弯曲、加粗，各类出现次数相同；1 表示很多。</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>变动…</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s value</source>
        <translation>恢复预设值</translation>
    </message>
</context>
<context>
    <name>ui::SpreadsPlot</name>
    <message>
        <source>Histograms by epoch</source>
        <translation>逐轮直方图</translation>
    </message>
    <message>
        <source>One line an epoch, the newest in front; each reaches up to its own peak. The arrow keys go from layer to layer and from epoch to epoch.</source>
        <translation>每轮一条线，最新的在最前；每条线的高度按其自身峰值。方向键可在层与轮次之间移动。</translation>
    </message>
</context>
<context>
    <name>ui::TeachingExample</name>
    <message>
        <source>Example: a 1 is read as 7; you press 1; it is kept as a 1.</source>
        <translation>示例：写的 1 被识别为 7；按下 1 键；它作为 1 保存。</translation>
    </message>
    <message>
        <source>read as 7</source>
        <translation>识别为 7</translation>
    </message>
    <message>
        <source>you press 1</source>
        <translation>按下 1 键</translation>
    </message>
    <message>
        <source>kept as a 1</source>
        <translation>作为 1 保存</translation>
    </message>
</context>
<context>
    <name>ui::ThumbnailStrip</name>
    <message>
        <source>What the network sees next</source>
        <translation>网络接下来看到的图像</translation>
    </message>
    <message>
        <source>Twelve training digits as these settings vary them: what the network learns from, drawn by the same code.</source>
        <translation>按当前设置变化的十二个训练数字：网络的学习材料，由同一代码生成。</translation>
    </message>
    <message>
        <source>Twelve training images as these settings vary them</source>
        <translation>按这些设置变化后的十二张训练图像</translation>
    </message>
</context>
<context>
    <name>ui::ToolBar</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The data set that is learned from: training + test images.</source>
        <translation>用于学习的数据集：训练 + 测试图像。</translation>
    </message>
    <message>
        <source>More ways to train</source>
        <translation>更多训练方式</translation>
    </message>
    <message>
        <source>Train	Ctrl+T</source>
        <translation>训练	Ctrl+T</translation>
    </message>
    <message>
        <source>Repeat with %1 seeds</source>
        <translation>用 %1 个种子重复训练</translation>
    </message>
    <message>
        <source>Get MNIST</source>
        <translation>获取 MNIST</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Training needs a data set: get MNIST first.</source>
        <translation>训练需要数据集：请先获取 MNIST。</translation>
    </message>
    <message>
        <source>Learn from the training images with the recipe at the left (Ctrl+T).</source>
        <translation>按左侧配方从训练图像中学习（Ctrl+T）。</translation>
    </message>
    <message>
        <source>A run is under way already.</source>
        <translation>已有训练正在进行。</translation>
    </message>
    <message>
        <source>Train several times, to see how far chance decides the result.</source>
        <translation>多次训练，看随机性对结果的影响有多大。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在进行的训练。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Hold the run after this batch, or go on (Space).</source>
        <translation>在当前批次后暂停或继续训练（空格键）。</translation>
    </message>
    <message>
        <source>End the run after this batch; what was learned stays.</source>
        <translation>在当前批次后结束训练；已学到的内容会保留。</translation>
    </message>
    <message>
        <source>Nothing has been learned yet that could be saved.</source>
        <translation>还没有可保存的学习结果。</translation>
    </message>
    <message>
        <source>Save what the run has learned so far as a model of its own (Ctrl+S).</source>
        <translation>将目前学到的内容另存为单独的模型（Ctrl+S）。</translation>
    </message>
    <message>
        <source>Save the model with what it has learned (Ctrl+S).</source>
        <translation>保存模型及其学到的内容（Ctrl+S）。</translation>
    </message>
    <message>
        <source>No data set</source>
        <translation>无数据集</translation>
    </message>
    <message>
        <source>Get another data set</source>
        <translation>获取其他数据集</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>退出课堂模式</translation>
    </message>
    <message>
        <source>Back to the usual window (Esc).</source>
        <translation>返回通常的窗口（Esc）。</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Files, pages, language and help (F10).</source>
        <translation>文件、页面、语言和帮助（F10）。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>The notebook’s story, short: 15 runs of 5 epochs</source>
        <translation>笔记本的故事,简短:15 次运行,各 5 轮</translation>
    </message>
    <message>
        <source>The notebook’s story: 25 runs of 20 epochs</source>
        <translation>笔记本的故事:25 次运行,各 20 轮</translation>
    </message>
    <message>
        <source>Experiment from a file…</source>
        <translation>从文件运行实验…</translation>
    </message>
    <message>
        <source>Vary a setting…</source>
        <translation>变动一个设置…</translation>
    </message>
</context>
<context>
    <name>ui::Tour</name>
    <message>
        <source>Draw a digit</source>
        <translation>画一个数字</translation>
    </message>
    <message>
        <source>Train an epoch</source>
        <translation>训练一轮</translation>
    </message>
    <message>
        <source>Break the augmentation</source>
        <translation>把数据增强调过头</translation>
    </message>
    <message>
        <source>Find its mistakes</source>
        <translation>找出它的错误</translation>
    </message>
    <message>
        <source>Teach it your hand</source>
        <translation>教它认您的笔迹</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看看内部</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1/%2 · %3</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger. The network reads it while you draw: its answer stands below.</source>
        <translation>用鼠标、笔或手指画一个数字。网络会边画边读，答案显示在下方。</translation>
    </message>
    <message>
        <source>Training needs images to learn from. Get MNIST first: 70,000 digits, 11 MB.</source>
        <translation>训练需要用来学习的图像。请先获取 MNIST：70,000 个数字，11 MB。</translation>
    </message>
    <message>
        <source>Press Train. In an epoch the network sees every training image once. Draw meanwhile: it reads while it learns.</source>
        <translation>按“训练”。一轮中网络会看每张训练图像一次。期间可以继续画：它边学边读。</translation>
    </message>
    <message>
        <source>It learns. Watch the loss fall; the step is done when the first epoch is.</source>
        <translation>它在学习。看损失下降；第一轮结束时，这一步就完成了。</translation>
    </message>
    <message>
        <source>The settings are hidden in a lesson: leave it first.</source>
        <translation>课堂模式下设置是隐藏的：请先退出课堂模式。</translation>
    </message>
    <message>
        <source>The settings are fixed during a run: stop it first; what was learned stays.</source>
        <translation>运行期间设置是固定的：请先停止运行；学到的内容会保留。</translation>
    </message>
    <message>
        <source>Open the page of mistakes: which digits does the network confuse?</source>
        <translation>打开错误页面：网络会混淆哪些数字？</translation>
    </message>
    <message>
        <source>Rows are what it was, columns what the network read. Click a coloured cell beside the diagonal: its images come below, the most confident first.</source>
        <translation>行是真实数字，列是网络的读数。点击对角线旁的有色单元格：其图像显示在下方，最有把握的在前。</translation>
    </message>
    <message>
        <source>Mistakes are made on test images. Get MNIST first: 70,000 digits, 11 MB.</source>
        <translation>错误要在测试图像上找。请先获取 MNIST：70,000 个数字，11 MB。</translation>
    </message>
    <message>
        <source>The test set is read between runs: stop this one first.</source>
        <translation>测试集在运行之间读取：请先停止当前运行。</translation>
    </message>
    <message>
        <source>Let the network read all test images: that takes a moment.</source>
        <translation>让网络读取所有测试图像：只需片刻。</translation>
    </message>
    <message>
        <source>Draw a digit first: the one it reads worst.</source>
        <translation>请先画一个数字：它读得最差的那个。</translation>
    </message>
    <message>
        <source>Press the digit that you meant, at the left of its bar or on the keyboard. The drawing joins your handwriting; a few of each digit, and the network learns your hand.</source>
        <translation>按下您想写的数字：点条形左侧的数字，或按键盘。这张画会加入您的笔迹；每个数字攒几张，网络就能学会您的笔迹。</translation>
    </message>
    <message>
        <source>Open the page that shows what the network makes of your drawing, layer by layer.</source>
        <translation>打开逐层显示网络如何处理您的画的页面。</translation>
    </message>
    <message>
        <source>Choose Path: what every layer makes of your drawing.</source>
        <translation>选择“路径”：每一层如何处理您的画。</translation>
    </message>
    <message>
        <source>Draw a digit first: its maps appear here.</source>
        <translation>请先画一个数字：它的特征图会出现在这里。</translation>
    </message>
    <message>
        <source>All 116 maps, from the image to the answer. Point at a pixel: frames show what it saw, on the canvas too. That was the tour; the help card begins it again.</source>
        <translation>全部 116 张特征图，从图像到答案。指向一个像素：方框显示它看到的部分，画布上也有。导览到此结束；可从帮助卡片重新开始。</translation>
    </message>
    <message>
        <source>The wide canvas lies over the pages: go back to them first.</source>
        <translation>宽画布盖住了页面：请先返回页面。</translation>
    </message>
    <message>
        <source>The recipe is folded away: show it first.</source>
        <translation>配方已收起：请先显示它。</translation>
    </message>
    <message>
        <source>Turn the images too far, by up to 90°, and look at the samples above: is it a 6 or a 9? The network cannot know either. The dot at the left takes it back.</source>
        <translation>把图像转得过头，至多 90°，再看上方的样本：是 6 还是 9？网络也无从知道。点击左侧的圆点可恢复。</translation>
    </message>
</context>
<context>
    <name>ui::TourCard</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Go to the next step of the tour.</source>
        <translation>进入导览的下一步。</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>退出导览</translation>
    </message>
    <message>
        <source>Leave the tour (Esc); the help card begins it again.</source>
        <translation>退出导览（Esc）；可从帮助卡片重新开始。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Go to the step before.</source>
        <translation>回到上一步。</translation>
    </message>
</context>
<context>
    <name>ui::TrainPanel</name>
    <message>
        <source>Go back to the preset&apos;s own values.</source>
        <translation>恢复预设的所有值。</translation>
    </message>
    <message>
        <source>fixed during a run</source>
        <translation>训练中不可更改</translation>
    </message>
    <message>
        <source>Reset the recipe</source>
        <translation>重置配方</translation>
    </message>
    <message>
        <source>RECIPE</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Fixed until this run ends or is stopped. %1</source>
        <translation>在训练结束或停止之前不可更改。%1</translation>
    </message>
    <message>
        <source>Fold the recipe away</source>
        <translation>收起配方</translation>
    </message>
    <message>
        <source>Fold the recipe away (F9).</source>
        <translation>收起配方（F9）。</translation>
    </message>
    <message>
        <source>Reset (%1)</source>
        <translation>重置 (%1)</translation>
    </message>
</context>
<context>
    <name>ui::VariedSetting</name>
    <message>
        <source>Do not vary it</source>
        <translation>不变化</translation>
    </message>
    <message>
        <source>Leave it as it is in the recipe.</source>
        <translation>保持配方中的值。</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Equal factors</source>
        <translation>等比</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>变动什么</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Each of the values that are listed.</source>
        <translation>列出的每个值。</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>So many values between two.</source>
        <translation>两值之间取若干个值。</translation>
    </message>
    <message>
        <source>On and off</source>
        <translation>开与关</translation>
    </message>
    <message>
        <source>With its value, and without.</source>
        <translation>有此值与没有。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Number of values</source>
        <translation>值的个数</translation>
    </message>
    <message>
        <source>Each value is as many times the one before: 0.01, 0.02, 0.04. Else the steps are alike.</source>
        <translation>每个值是前一个的相同倍数:0.01、0.02、0.04;否则步长相同。</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>in</source>
        <translation>共</translation>
    </message>
    <message>
        <source>values</source>
        <translation>个值</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Equal factors need ends above 0.</source>
        <translation>等比要求两端大于 0。</translation>
    </message>
    <message>
        <source>It cannot be turned off.</source>
        <translation>它不能关闭。</translation>
    </message>
    <message>
        <source>It is off now: there is no value to compare with.</source>
        <translation>它现在是关的:没有可比较的值。</translation>
    </message>
    <message>
        <source>Write whole numbers from %1 to %2.</source>
        <translation>请填 %1 到 %2 的整数。</translation>
    </message>
    <message>
        <source>Write numbers from %1 to %2.</source>
        <translation>请填 %1 到 %2 的数。</translation>
    </message>
    <message>
        <source>Choose at least two values.</source>
        <translation>请至少选择两个值。</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 出现了两次。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>ui::VaryDialog</name>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save it as a file that digitlab experiment trains.</source>
        <translation>存为 digitlab experiment 可训练的文件。</translation>
    </message>
    <message>
        <source>Train all of it here, one run after the other.</source>
        <translation>在此依次训练全部。</translation>
    </message>
    <message>
        <source>Vary a setting</source>
        <translation>变动一个设置</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Seeds for each</source>
        <translation>每个的种子数</translation>
    </message>
    <message>
        <source>Chance differs between them: with several one sees what is more than chance.</source>
        <translation>种子之间随机性不同:有几个种子才能看出什么不是偶然。</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 出现了两次。</translation>
    </message>
    <message>
        <source>These are %1 runs; an experiment has at most %2.</source>
        <translation>这有 %1 次运行;一个实验最多 %2 次。</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>%1 · %2 here</source>
        <translation>%1 · 在此 %2</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>实验 (*.json)</translation>
    </message>
    <message>
        <source>And also…</source>
        <translation>还有…</translation>
    </message>
    <message>
        <source>Vary another setting too: every combination is trained.</source>
        <translation>再变化一个设置：训练每种组合。</translation>
    </message>
    <message>
        <source>Train</source>
        <comment>a button</comment>
        <translation>训练</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No network can be built of: %1.</source>
        <translation>无法由此构成网络：%1。</translation>
    </message>
</context>
<context>
    <name>ui::WhyPicture</name>
    <message>
        <source>What in the image makes the answer</source>
        <translation>图像中决定答案的部分</translation>
    </message>
    <message>
        <source>What speaks for the digit has one hue, what speaks against it the other; the arrow keys go from pixel to pixel.</source>
        <translation>支持该数字的部分为一种颜色，反对的为另一种；方向键逐像素移动。</translation>
    </message>
    <message>
        <source>The arrow keys go from pixel to pixel</source>
        <translation>方向键在像素间移动</translation>
    </message>
</context>
<context>
    <name>ui::WhyView</name>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>显示在画布上</translation>
    </message>
    <message>
        <source>Nearest training images</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>What is left of the drawing</source>
        <translation>绘图剩余的部分</translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation>什么会改变答案</translation>
    </message>
    <message>
        <source>Draw a digit at the right.

Here you see which of its pixels make the answer,
and what would change it.</source>
        <translation>请在右侧写一个数字。

这里显示哪些像素决定了答案，
以及什么会改变它。</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Covers the image with a small patch, pixel after pixel: what hurts when covered counts.</source>
        <translation>用小块逐像素遮住图像：遮住后影响答案的部分才重要。</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>梯度 × 输入</translation>
    </message>
    <message>
        <source>How the answer leans on each pixel, times the pixel&apos;s ink.</source>
        <translation>答案对每个像素的依赖程度乘以该像素的墨迹。</translation>
    </message>
    <message>
        <source>Why this digit</source>
        <translation>为什么是这个数字</translation>
    </message>
    <message>
        <source>The digit whose probability is explained.</source>
        <translation>要解释其概率的数字。</translation>
    </message>
    <message>
        <source>as read</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Rather than</source>
        <translation>而不是</translation>
    </message>
    <message>
        <source>Explains what tells the digit from another one.</source>
        <translation>解释该数字与另一个数字的区别。</translation>
    </message>
    <message>
        <source>any other</source>
        <translation>任何其他数字</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>第二可能</translation>
    </message>
    <message>
        <source>Shows the same faintly upon the drawing, and in red what would change the answer.</source>
        <translation>在绘图上淡淡地显示相同内容，并用红色标出会改变答案的部分。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>rather than</source>
        <translation>而不是</translation>
    </message>
    <message>
        <source>as read: %1</source>
        <translation>识别结果：%1</translation>
    </message>
    <message>
        <source>the second: %1</source>
        <translation>第二可能：%1</translation>
    </message>
    <message>
        <source>Looking at the training images: %1</source>
        <translation>正在查看训练图像：%1</translation>
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
        <translation>第 %1 行，第 %2 列：其周围的小块使 %4 减少 %3</translation>
    </message>
    <message>
        <source>Row %1, column %2: its ink adds about %3 to %4</source>
        <translation>第 %1 行，第 %2 列：其墨迹约使 %4 增加 %3</translation>
    </message>
    <message>
        <source>What a 5 × 5 patch takes from %1 · largest %2</source>
        <translation>5 × 5 小块使 %1 减少的量 · 最大 %2</translation>
    </message>
    <message>
        <source>What each pixel&apos;s ink adds to %1 · largest %2</source>
        <translation>各像素墨迹对 %1 的增量 · 最大 %2</translation>
    </message>
    <message>
        <source>Draw the digit yourself: the shortest piece of your line whose erasing turns the answer is shown here.</source>
        <translation>请亲自书写数字：这里会显示擦去后答案改变的最短一段笔画。</translation>
    </message>
    <message>
        <source>Being looked for …</source>
        <translation>正在寻找…</translation>
    </message>
    <message>
        <source>Nothing short of half the drawing changes it.</source>
        <translation>擦去不足一半的绘图都不会改变答案。</translation>
    </message>
    <message>
        <source>Without the red piece, %1 of the line, it reads %2 (%3):</source>
        <translation>去掉占笔画 %1 的红色部分后，识别为 %2（%3）：</translation>
    </message>
    <message>
        <source>With a data set, the nearest training images stand here</source>
        <translation>打开数据集后，这里显示最近的训练图像</translation>
    </message>
    <message>
        <source>Nearest training images …</source>
        <translation>最近的训练图像…</translation>
    </message>
    <message>
        <source>Nearest of %1 training images, by the last features</source>
        <translation>按最后一层特征，%1 张训练图像中最近的</translation>
    </message>
    <message>
        <source>Training image %1, a %2, at distance %3: a click puts it on the canvas.</source>
        <translation>训练图像 %1，数字 %2，距离 %3：点击可放到画布上。</translation>
    </message>
</context>
</TS>
