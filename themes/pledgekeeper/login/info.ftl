<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}
            <#elseif requiredActions??>${msg("oneStepTitle")}<#else>${message.summary}</#if>
    <#elseif section = "form">
    <div id="kc-info-message">
        <#if requiredActions??>
        <p class="lede">${msg("oneStepWords")}</p>
        <ul><#list requiredActions as reqActionItem><li>${kcSanitize(msg("requiredAction.${reqActionItem}"))?no_esc}</li></#list></ul>
        <#elseif messageHeader??>
        <p class="lede instruction">${message.summary}</p>
        </#if>
        <#if !skipLink??>
            <#if pageRedirectUri?has_content>
            <p class="button-row"><a class="button" href="${pageRedirectUri}">${msg("backToApplication")}</a></p>
            <#elseif actionUri?has_content>
            <p class="button-row"><a class="button" href="${actionUri}">${msg("proceedWithAction")}</a></p>
            <#elseif (client.baseUrl)?has_content>
            <p class="button-row"><a class="button" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
            </#if>
        </#if>
    </div>
    </#if>
</@layout.registrationLayout>
